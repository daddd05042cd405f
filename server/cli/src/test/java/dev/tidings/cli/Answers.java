package dev.tidings.cli;

import java.time.Instant;
import java.time.InstantSource;

/** What a server tells of events, as its API says it. */
final class Answers {
  static final String SEARCH = "/apis/tidings.dev/v1/search";
  static final String TOP = "/apis/tidings.dev/v1/top";
  static final String SOURCES = "/apis/tidings.dev/v1/sources";
  static final String STREAM = "/apis/tidings.dev/v1/stream";

  /** Half a minute after what is told was last seen. */
  static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-01-02T10:05:00Z"));

  private Answers() {}

  /** A warning of a pod in namespace shop that was last seen at 10:04:30. */
  static String warning(String cluster, String name) {
    return item(cluster, name, "Warning", "BackOff", "Warning: back-off restarting \u001b[1m");
  }

  /** The same, but nothing to worry about. */
  static String normal(String cluster, String name) {
    return item(cluster, name, "Normal", "Pulled", "Warning: already present");
  }

  private static String item(
      String cluster, String name, String type, String reason, String message) {
    return """
        {"cluster":"%s","change":"ADDED","event":{"kind":"Event","apiVersion":"v1",\
        "metadata":{"namespace":"shop","name":"%s.1","uid":"u-%2$s"},\
        "involvedObject":{"kind":"Pod","namespace":"shop","name":"%2$s"},\
        "type":"%s","reason":"%s","message":"%s","count":7,\
        "firstTimestamp":"2026-01-02T10:00:00Z","lastTimestamp":"2026-01-02T10:04:30Z",\
        "source":{"component":"kubelet","host":"node-1"}}}"""
        .formatted(cluster, name, type, reason, message.replace("\u001b", "\\u001b"));
  }

  static String found(int total, String more, String... items) {
    return """
        {"kind":"EventSearch","apiVersion":"tidings.dev/v1","metadata":{"continue":"%s"},\
        "total":%d,"items":[%s]}"""
        .formatted(more, total, String.join(",", items));
  }

  static String sources(String... clusters) {
    return "{\"kind\":\"EventSources\",\"items\":[{\"cluster\":\""
        + String.join("\"},{\"cluster\":\"", clusters)
        + "\"}]}";
  }

  /** Kinds, as a server's discovery names them. */
  static final String KINDS =
      """
      {"kind":"APIGroupDiscoveryList","items":[{"metadata":{},"versions":[{"version":"v1","resources":[
        {"resource":"pods","singularResource":"pod","shortNames":["po"],"scope":"Namespaced",
         "responseKind":{"kind":"Pod"}},
        {"resource":"nodes","singularResource":"node","scope":"Cluster",
         "responseKind":{"kind":"Node"}}]}]}]}
      """;

  /**
   * A kind that Tidings knows nothing of, without namespaces, as its cluster's discovery names it.
   */
  static final String WIDGETS =
      """
      {"kind":"APIGroupDiscoveryList","items":[{"metadata":{"name":"example.com"},
        "versions":[{"version":"v1","resources":[
          {"resource":"widgets","singularResource":"widget","shortNames":["wd"],"scope":"Cluster",
           "responseKind":{"kind":"Widget"}}]}]}]}
      """;

  static String status(int code, String message) {
    return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d,\"message\":\"%s\"}"
        .formatted(code, message);
  }
}
