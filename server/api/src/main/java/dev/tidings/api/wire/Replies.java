package dev.tidings.api.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tidings.codec.Encoding;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.KubernetesYaml;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
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

  /** Most events take less, with their managed fields. */
  private static final int USUAL_ROOM = 2048;

  private Replies() {}

  /** An object in the form that was agreed on. */
  public static Reply.Whole object(
      HttpCall call, int code, Content content, Form form, List<String> warnings) {
    return whole(call, code, headers(form, warnings), bytes(content, form));
  }

  /** A list in the form that was agreed on: whole when it is small, or else in pieces. */
  public static Reply list(HttpCall call, ListContent list, Form form, List<String> warnings) {
    List<Map.Entry<String, String>> headers = headers(form, warnings);
    return switch (wholeOrPieces(headers, ListPieces.of(list, form))) {
      case Reply.Whole small -> whole(call, 200, headers, small.body());
      case Reply.InPieces large when takesGzip(call.acceptEncoding()) ->
          wholeOrPieces(compressed(headers), new GzipPieces(large.pieces()));
      case Reply large -> large;
    };
  }

  /** Looks at the first two pieces: there is no need to send in pieces what is only one. */
  private static Reply wholeOrPieces(List<Map.Entry<String, String>> headers, Pieces pieces) {
    byte[] first = requireNonNull(pieces.next(), "a list is at least one piece");
    byte[] second = pieces.next();
    if (second == null) {
      pieces.close();
      return new Reply.Whole(200, headers, first);
    }
    return new Reply.InPieces(
        200, headers, new BegunPieces(first, new BegunPieces(second, pieces)));
  }

  private static List<Map.Entry<String, String>> headers(Form form, List<String> warnings) {
    var headers = new ArrayList<Map.Entry<String, String>>();
    headers.add(Map.entry(CACHE_CONTROL, UNCACHED));
    headers.add(Map.entry(CONTENT_TYPE, form.encoding().mediaType()));
    WarningHeaders.of(warnings).forEach(value -> headers.add(Map.entry("Warning", value)));
    return headers;
  }

  private static List<Map.Entry<String, String>> compressed(
      List<Map.Entry<String, String>> headers) {
    var compressed = new ArrayList<>(headers);
    compressed.add(Map.entry("Content-Encoding", "gzip"));
    compressed.add(Map.entry("Vary", "Accept-Encoding"));
    return compressed;
  }

  /** A status, good or bad, in the form in which the client takes refusals. */
  public static Reply status(HttpCall call, Status status, List<String> warnings) {
    int code = status.code() == 0 ? 200 : status.code();
    Reply.Whole reply =
        object(call, code, new StatusContent(status), Negotiation.refusals(call), warnings);
    Status.Details details = status.details();
    return details == null || details.retryAfterSeconds() == 0
        ? reply
        : withHeader(reply, "Retry-After", Integer.toString(details.retryAfterSeconds()));
  }

  /**
   * A refusal by the door, which browsers are not to make a page of. Where nothing could be
   * decided, it is a line of text in the reference as well.
   */
  public static Reply turnedAway(HttpCall call, Status status) {
    if (status.code() == 500) {
      return text(500, status.message() + "\n");
    }
    Reply.Whole reply =
        object(
            call, status.code(), new StatusContent(status), Negotiation.refusals(call), List.of());
    return withHeader(reply, "X-Content-Type-Options", "nosniff");
  }

  private static Reply.Whole withHeader(Reply.Whole reply, String name, String value) {
    var headers = new ArrayList<>(reply.headers());
    headers.add(Map.entry(name, value));
    return new Reply.Whole(reply.code(), headers, reply.body());
  }

  /** A line or a page of text. */
  public static Reply.Whole text(int code, String text) {
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
    return json(call, text.getBytes(UTF_8));
  }

  /** The same, written already. */
  public static Reply json(HttpCall call, byte[] text) {
    return whole(
        call,
        200,
        List.of(
            Map.entry(CACHE_CONTROL, UNCACHED), Map.entry(CONTENT_TYPE, Encoding.JSON.mediaType())),
        text);
  }

  /** What Go's HTTP server says to a request that is none. */
  public static Reply malformed() {
    return new Reply.Whole(
        400, List.of(Map.entry(CONTENT_TYPE, PLAIN_TEXT)), "400 Bad Request".getBytes(UTF_8));
  }

  /** There is too much to do; the client may come back in a second. */
  public static Reply.Whole overloaded() {
    return withHeader(
        text(429, "Too many requests, please try again later.\n"), "Retry-After", "1");
  }

  /** Bytes under headers of the caller's; compressed when they are many and the client can. */
  public static Reply.Whole whole(
      HttpCall call, int code, List<Map.Entry<String, String>> headers, byte[] body) {
    if (body.length <= COMPRESSED_ABOVE || !takesGzip(call.acceptEncoding())) {
      return new Reply.Whole(code, headers, body);
    }
    return new Reply.Whole(code, compressed(headers), GzipPieces.gzip(body));
  }

  private static boolean takesGzip(String acceptEncoding) {
    for (String encoding : acceptEncoding.split(",", -1)) {
      if (encoding.trim().equals("gzip")) {
        return true;
      }
    }
    return false;
  }

  /** The bytes of an object; JSON that is not indented ends its line. */
  public static byte[] bytes(Content content, Form form) {
    return switch (form.encoding()) {
      case JSON -> json(content::writeJson, form.pretty());
      case YAML -> KubernetesYaml.text(tree(content)).getBytes(UTF_8);
      case PROTOBUF ->
          KubernetesProtobuf.wrap(content.apiVersion(), content.kind(), content.protobuf());
    };
  }

  static JsonNode tree(Content content) {
    return tree(content::writeJson);
  }

  /** What JSON says, as a tree. */
  static JsonNode tree(Consumer<JsonGenerator> content) {
    return TREES.readTree(json(content, false));
  }

  private static byte[] json(Consumer<JsonGenerator> content, boolean pretty) {
    var out = new ByteArrayOutputStream(USUAL_ROOM);
    try (var json = KubernetesJson.generator(out, pretty)) {
      content.accept(json);
    }
    if (!pretty) {
      out.write('\n');
    }
    return out.toByteArray();
  }
}
