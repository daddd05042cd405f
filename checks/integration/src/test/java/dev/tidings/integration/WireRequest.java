package dev.tidings.integration;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire, well-formed or not.
 *
 * @param path the request target, sent as it is
 * @param body null sends none, and no length either unless the method asks for one
 */
@SuppressWarnings("ArrayRecordComponent")
record WireRequest(
    String method, String path, Map<String, String> headers, byte @Nullable [] body) {

  static WireRequest get(String path) {
    return new WireRequest("GET", path, Map.of(), null);
  }

  static WireRequest json(String method, String path, String body) {
    return new WireRequest(
        method,
        path,
        Map.of("Content-Type", "application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same by the owner of a token; empty for nobody. */
  WireRequest by(String token) {
    if (token.isEmpty()) {
      return this;
    }
    var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put("Authorization", "Bearer " + token);
    return new WireRequest(method, path, more, body);
  }
}
