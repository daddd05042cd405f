package dev.tidings.api.read;

import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.Verb;
import dev.tidings.event.ApiGroup;
import org.jspecify.annotations.Nullable;

/**
 * One request for events: routed, its answer's form negotiated, its body read whole and within the
 * limit.
 *
 * @param namespace empty for all namespaces
 * @param name empty for a collection
 * @param contentType the header as sent; null without one
 * @param userAgent the header as sent; empty without one
 * @param user who asks
 */
@SuppressWarnings("ArrayRecordComponent")
public record EventRequest(
    Verb verb,
    ApiGroup group,
    String namespace,
    String name,
    Query query,
    @Nullable String contentType,
    String userAgent,
    User user,
    byte[] body) {}
