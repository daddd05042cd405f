package dev.tidings.forward.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * One request.
 *
 * @param headers in any case; where {@link HttpAccess} has one of the same name, that is sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares calls
public record HttpCall(String method, URI url, Map<String, String> headers, byte[] body) {
  public HttpCall {
    var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = Collections.unmodifiableMap(anyCase);
  }

  /** A request that has a body. */
  public static HttpCall of(String method, URI url, String contentType, byte[] body) {
    return new HttpCall(method, url, Map.of("Content-Type", contentType), body);
  }

  /** A POST of JSON. */
  public static HttpCall json(URI url, byte[] body) {
    return of("POST", url, "application/json", body);
  }

  /** The same with a header more. */
  public HttpCall with(String name, String value) {
    var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HttpCall(method, url, more, body);
  }

  /** The same with its body in gzip. */
  public HttpCall compressed() {
    var compressed = new ByteArrayOutputStream(body.length / 4 + 64);
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes all that is written", impossible);
    }
    return new HttpCall(method, url, headers, compressed.toByteArray())
        .with("Content-Encoding", "gzip");
  }
}
