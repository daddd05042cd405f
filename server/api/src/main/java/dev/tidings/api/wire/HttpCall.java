package dev.tidings.api.wire;

import dev.tidings.api.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request, without what only the connection needs. Headers that were not sent are
 * empty.
 *
 * @param path as it was sent, without the query
 * @param contentType as it was sent; null without one
 * @param serverAddress the address that the client reached, {@code host:port}
 */
public record HttpCall(
    String method,
    String path,
    Query query,
    String accept,
    String acceptEncoding,
    @Nullable String contentType,
    String userAgent,
    String ifNoneMatch,
    String serverAddress) {}
