package dev.tidings.api.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.Encoding;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.KubernetesYaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what goes back to a client: the code, the headers and the bytes. */
public final class Replies {
  public static final String CACHE_CONTROL = "Cache-Control";
  public static final String CONTENT_TYPE = "Content-Type";
  public static final String PLAIN_TEXT = "text/plain; charset=utf-8";
  public static final String UNCACHED = "no-cache, private";
  private static final JsonMapper TREES = JsonMapper.builder().build();
  private static final int COMPRESSED_ABOVE = 128 * 1024;

  private Replies() {}

  /** An object in the form that was agreed on. */
  public static Reply object(
      HttpCall call, int code, Content content, Form form, List<String> warnings) {
    var headers = new ArrayList<Map.Entry<String, String>>();
    headers.add(Map.entry(CACHE_CONTROL, UNCACHED));
    headers.add(Map.entry(CONTENT_TYPE, form.encoding().mediaType()));
    WarningHeaders.of(warnings).forEach(value -> headers.add(Map.entry("Warning", value)));
    return whole(call, code, headers, bytes(content, form));
  }

  /** A status, good or bad, in the form in which the client takes refusals. */
  public static Reply status(HttpCall call, Status status, List<String> warnings) {
    int code = status.code() == 0 ? 200 : status.code();
    Reply reply =
        object(call, code, new StatusContent(status), Negotiation.refusals(call), warnings);
    Status.Details details = status.details();
    return details == null || details.retryAfterSeconds() == 0
        ? reply
        : withHeader(reply, "Retry-After", Integer.toString(details.retryAfterSeconds()));
  }

  private static Reply withHeader(Reply reply, String name, String value) {
    var headers = new ArrayList<>(reply.headers());
    headers.add(Map.entry(name, value));
    return new Reply.Whole(reply.code(), headers, ((Reply.Whole) reply).body());
  }

  /** A line or a page of text. */
  public static Reply text(int code, String text) {
    return new Reply.Whole(
        code,
        List.of(
            Map.entry(CACHE_CONTROL, UNCACHED),
            Map.entry(CONTENT_TYPE, PLAIN_TEXT),
            Map.entry("X-Content-Type-Options", "nosniff")),
        text.getBytes(UTF_8));
  }

  /** JSON that is no Kubernetes object. */
  public static Reply json(HttpCall call, String text) {
    return whole(
        call,
        200,
        List.of(
            Map.entry(CACHE_CONTROL, UNCACHED), Map.entry(CONTENT_TYPE, Encoding.JSON.mediaType())),
        text.getBytes(UTF_8));
  }

  /** What Go's HTTP server says to a request that is none. */
  public static Reply malformed() {
    return new Reply.Whole(
        400, List.of(Map.entry(CONTENT_TYPE, PLAIN_TEXT)), "400 Bad Request".getBytes(UTF_8));
  }

  /** There is too much to do; the client may come back in a second. */
  public static Reply overloaded() {
    return withHeader(
        text(429, "Too many requests, please try again later.\n"), "Retry-After", "1");
  }

  /** Bytes under headers of the caller's; compressed when they are many and the client can. */
  public static Reply whole(
      HttpCall call, int code, List<Map.Entry<String, String>> headers, byte[] body) {
    if (body.length <= COMPRESSED_ABOVE || !takesGzip(call.acceptEncoding())) {
      return new Reply.Whole(code, headers, body);
    }
    var compressed = new ArrayList<>(headers);
    compressed.add(Map.entry("Content-Encoding", "gzip"));
    compressed.add(Map.entry("Vary", "Accept-Encoding"));
    return new Reply.Whole(code, compressed, gzip(body));
  }

  private static boolean takesGzip(String acceptEncoding) {
    for (String encoding : acceptEncoding.split(",", -1)) {
      if (encoding.trim().equals("gzip")) {
        return true;
      }
    }
    return false;
  }

  private static byte[] gzip(byte[] body) {
    var out = new ByteArrayOutputStream(body.length / 8);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** The bytes of an object; JSON that is not indented ends its line. */
  public static byte[] bytes(Content content, Form form) {
    return switch (form.encoding()) {
      case JSON -> json(content, form.pretty());
      case YAML -> KubernetesYaml.text(tree(content)).getBytes(UTF_8);
      case PROTOBUF ->
          KubernetesProtobuf.wrap(content.apiVersion(), content.kind(), content.protobuf());
    };
  }

  static JsonNode tree(Content content) {
    return TREES.readTree(json(content, false));
  }

  private static byte[] json(Content content, boolean pretty) {
    var out = new ByteArrayOutputStream(1024);
    try (var json = KubernetesJson.generator(out, pretty)) {
      content.writeJson(json);
    }
    if (!pretty) {
      out.write('\n');
    }
    return out.toByteArray();
  }
}
