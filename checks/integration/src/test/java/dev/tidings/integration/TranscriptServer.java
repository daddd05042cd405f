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
 * @param token of whoever sends requests that do not say whose they are; empty for nobody
 * @param hooks what a transcript may ask to have done to the server, by name
 * @param patience how long the expected notifications of a watch may take
 */
record TranscriptServer(
    WireClient client, String token, Map<String, Hook> hooks, Duration patience) {

  /** Something done to a server that is no request of a transcript. */
  interface Hook {
    void run() throws IOException;
  }

  /** A Tidings server that knows no users: its history can be compacted. */
  static TranscriptServer tidings(URI base) {
    return tidings(base, "");
  }

  /** A Tidings server that knows users, one of whom may do everything. */
  static TranscriptServer tidings(URI base, String token) {
    return tidings(WireClient.to(base), token);
  }

  /** The same, reached in another way than over plain http. */
  static TranscriptServer tidings(WireClient client, String token) {
    return new TranscriptServer(
        client, token, Map.of("compact", () -> compact(client, token)), Duration.ofSeconds(5));
  }

  private static void compact(WireClient client, String token) throws IOException {
    WireAnswer.Whole answer =
        client.call(WireRequest.json("POST", "/apis/tidings.dev/v1/compact", "").by(token));
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
      client.call(WireRequest.json("POST", "/api/v1/namespaces", body).by(token));
      client.call(new WireRequest("DELETE", events, Map.of(), null).by(token));
      WireAnswer.Whole left = client.call(WireRequest.get(events).by(token));
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
                "{\"metadata\":{\"finalizers\":null}}".getBytes(StandardCharsets.UTF_8))
            .by(token));
  }

  /** The request that a step describes, its placeholders filled in. */
  WireRequest request(JsonNode recorded, Placeholders placeholders) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", "replay/1");
    headers.put("Accept-Encoding", "identity");
    JsonNode filled = RecordedBody.filled(recorded, placeholders);
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
    var request =
        new WireRequest(
            filled.path("method").stringValue(), filled.path("path").stringValue(), headers, body);
    return headers.containsKey("Authorization")
        ? request
        : request.by(filled.path("token").asString(token));
  }
}
