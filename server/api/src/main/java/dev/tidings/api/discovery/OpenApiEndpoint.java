package dev.tidings.api.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.wire.ETags;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.codec.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves the schemas of events, by which kubectl explains them and checks what it sends, and what
 * there is beside them.
 */
public final class OpenApiEndpoint {
  private static final String FOREVER = "public, immutable";

  private final Document v2;
  private final Map<String, Document> v3 = new LinkedHashMap<>();
  private final Document index;

  /** A document and the hash by which clients know it. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Document(byte[] bytes, String hash) {
    static Document of(byte[] bytes) {
      return new Document(bytes, ETags.of(bytes));
    }
  }

  public OpenApiEndpoint() {
    this.v2 = Document.of(resource("v2.json"));
    v3.put("api/v1", Document.of(resource("v3-api-v1.json")));
    v3.put("apis/events.k8s.io/v1", Document.of(resource("v3-apis-events.k8s.io-v1.json")));
    v3.put("apis/tidings.dev/v1", Document.of(resource("v3-apis-tidings.dev-v1.json")));
    this.index = Document.of(index(v3).getBytes(UTF_8));
  }

  private static byte[] resource(String name) {
    try (InputStream in = OpenApiEndpoint.class.getResourceAsStream("openapi/" + name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The v2 document. */
  public Reply v2(HttpCall call) {
    return document(call, v2, List.of(Map.entry(Replies.CACHE_CONTROL, Replies.UNCACHED)));
  }

  /** The v3 document of a group and version, or the index of them all when the path is empty. */
  public Reply v3(HttpCall call, String path) {
    if (path.isEmpty()) {
      return document(call, index, List.of(Map.entry(Replies.CACHE_CONTROL, Replies.UNCACHED)));
    }
    Document found = v3.get(path);
    if (found == null) {
      return new Reply.Whole(
          404, List.of(Map.entry(Replies.CACHE_CONTROL, Replies.UNCACHED)), new byte[0]);
    }
    String hash = call.query().first("hash").orElse("");
    boolean immutable = hash.equals(found.hash());
    return document(
        call,
        found,
        List.of(Map.entry(Replies.CACHE_CONTROL, immutable ? FOREVER : Replies.UNCACHED)));
  }

  private static String index(Map<String, Document> documents) {
    var paths = new ArrayList<String>();
    documents.forEach(
        (path, document) ->
            paths.add(
                "\"%1$s\":{\"serverRelativeURL\":\"/openapi/v3/%1$s?hash=%2$s\"}"
                    .formatted(path, document.hash())));
    return "{\"paths\":{" + String.join(",", paths) + "}}";
  }

  private static Reply document(
      HttpCall call, Document document, List<Map.Entry<String, String>> caching) {
    String etag = ETags.quoted(document.hash());
    var headers = new ArrayList<>(caching);
    headers.add(Map.entry("ETag", etag));
    headers.add(Map.entry("Vary", "Accept"));
    if (call.ifNoneMatch().equals(etag)) {
      return new Reply.Whole(304, headers, new byte[0]);
    }
    headers.add(Map.entry(Replies.CONTENT_TYPE, Encoding.JSON.mediaType()));
    return Replies.whole(call, 200, headers, document.bytes());
  }
}
