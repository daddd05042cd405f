package dev.tidings.integration;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server that transcripts are played against.
 *
 * @param hooks what a transcript may ask to have done to the server, by name
 * @param patience how long the expected notifications of a watch may take
 */
record TranscriptServer(WireClient client, Map<String, Hook> hooks, Duration patience) {

  /** Something done to a server that is no request of a transcript. */
  interface Hook {
    void run() throws IOException;
  }

  /** A Tidings server: its history can be compacted. */
  static TranscriptServer tidings(URI base) {
    WireClient client = WireClient.to(base);
    return new TranscriptServer(
        client, Map.of("compact", () -> compact(client)), Duration.ofSeconds(5));
  }

  private static void compact(WireClient client) throws IOException {
    WireAnswer.Whole answer =
        client.call(WireRequest.json("POST", "/apis/tidings.dev/v1/compact", ""));
    if (answer.status() != 200) {
      throw new IOException("compact was answered " + answer.status() + ": " + answer.text());
    }
  }

  /** Creates a transcript's namespaces and empties them, so that it can be played again. */
  void prepare(Transcript transcript) throws IOException {
    for (String namespace : transcript.namespaces()) {
      String events = "/api/v1/namespaces/" + namespace + "/events";
      String body =
          "{\"kind\":\"Namespace\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"%s\"}}"
              .formatted(namespace);
      client.call(WireRequest.json("POST", "/api/v1/namespaces", body));
      client.call(new WireRequest("DELETE", events, Map.of(), null));
      WireAnswer.Whole left = client.call(WireRequest.get(events));
      if (left.status() == 200) {
        for (JsonNode event : JsonMapper.shared().readTree(left.body()).path("items")) {
          release(events + "/" + event.path("metadata").path("name").stringValue());
        }
      }
    }
  }

  /** Takes the finalizers from an event that is held by them. */
  private void release(String path) throws IOException {
    client.call(
        new WireRequest(
            "PATCH",
            path,
            Map.of("Content-Type", "application/merge-patch+json"),
            "{\"metadata\":{\"finalizers\":null}}".getBytes(StandardCharsets.UTF_8)));
  }

  /** The request that a step describes, its placeholders filled in. */
  static WireRequest request(JsonNode recorded, Placeholders placeholders) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", "replay/1");
    headers.put("Accept-Encoding", "identity");
    JsonNode filled = RecordedBody.filled(recorded, placeholders);
    String token = filled.path("token").asString("");
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
    }
    byte @Nullable [] body = RecordedBody.of(filled);
    if (filled.has("body")) {
      headers.put("Content-Type", "application/json");
    }
    for (Map.Entry<String, JsonNode> header : filled.path("headers").properties()) {
      headers.remove(header.getKey());
      if (!header.getValue().isNull()) {
        headers.put(header.getKey(), header.getValue().stringValue());
      }
    }
    return new WireRequest(
        filled.path("method").stringValue(), filled.path("path").stringValue(), headers, body);
  }
}
