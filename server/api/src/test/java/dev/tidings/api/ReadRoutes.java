package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** All ways to read, as targets of requests. */
final class ReadRoutes {
  static final List<String> COLLECTIONS =
      List.of(
          "/api/v1/events",
          "/apis/events.k8s.io/v1/events",
          "/api/v1/namespaces/NS/events",
          "/apis/events.k8s.io/v1/namespaces/NS/events",
          "/api/v1/namespaces");

  private static final List<String> SINGLE =
      List.of(
          "/api/v1/namespaces/NS/events/NAME",
          "/apis/events.k8s.io/v1/namespaces/NS/events/NAME",
          "/api/v1/namespaces/NS/events/NAME/status",
          "/apis/tidings.dev/v1/namespaces/NS/events/NAME/history",
          "/api/v1/namespaces/NS",
          "/api/v1/namespaces/NS/pods",
          "/api/v1/namespaces/NS/pods/NAME",
          "/apis/events.k8s.io/v1/namespaces/NS/nope/NAME");

  private static final List<String> OTHERS =
      List.of(
          "/",
          "/api",
          "/apis",
          "/api/v1",
          "/apis/events.k8s.io",
          "/apis/events.k8s.io/v1",
          "/apis/tidings.dev/v1/snapshot",
          "/apis/tidings.dev/v1/snapshot?watch=true",
          "/apis/tidings.dev/v1/snapshot?fieldSelector=metadata.name%3Dmine",
          "/metrics",
          "/healthz",
          "/readyz",
          "/livez",
          "/version",
          "/openapi/v2",
          "/openapi/v3",
          "/nope",
          "/api/v1/namespaces/open/..%2fsecret/events",
          "/api/v1/namespaces/open%2f../secret/events",
          "/api/v1/namespaces/open/../secret/events",
          "/api/v1//namespaces/secret/events",
          "/api/v1/proxy/namespaces/secret/events/hidden");

  private static final List<String> QUERIES =
      List.of(
          "",
          "limit=1",
          "limit=x",
          "continue=x",
          "limit=1&continue=" + token(-1, "secret/hidden\0"),
          "continue=" + token(-1, "../secret/"),
          "continue=" + token(-1, "hidden\0"),
          "limit=1&continue=" + token(2, "a\0"),
          "fieldSelector=metadata.namespace%3Dsecret",
          "fieldSelector=metadata.namespace%21%3Dopen",
          "fieldSelector=metadata.name%3Dhidden",
          "fieldSelector=metadata.name%3Dmine",
          "fieldSelector=metadata.name%3Dmine&limit=1",
          "fieldSelector=metadata.name%3Dmine&fieldSelector=",
          "fieldSelector=metadata.name%3Dmine%2Cmetadata.name%3Dhidden",
          "fieldSelector=metadata.name%3Dmine&continue=" + token(-1, "a\0"),
          "fieldSelector=reason%3DHidden",
          "fieldSelector=involvedObject.uid%3Dhidden-uid",
          "fieldSelector=nope%3Dx",
          "labelSelector=hidden",
          "labelSelector=)(",
          "resourceVersion=3&resourceVersionMatch=Exact",
          "resourceVersion=99999",
          "resourceVersion=0",
          "pretty=true");

  private static final List<String> WATCHED =
      List.of(
          "/api/v1/events?watch=true&",
          "/api/v1/namespaces/NS/events?watch=true&",
          "/apis/events.k8s.io/v1/namespaces/NS/events?watch=true&",
          "/api/v1/watch/events?",
          "/api/v1/watch/namespaces/NS/events?",
          "/api/v1/watch/namespaces/NS/events/mine?");

  private static final List<String> WATCHES =
      List.of(
          "",
          "resourceVersion=1",
          "resourceVersion=1&fieldSelector=metadata.name%3Dmine",
          "resourceVersion=1&fieldSelector=metadata.name%3Dhidden",
          "resourceVersion=1&fieldSelector=metadata.namespace%3Dsecret",
          "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");

  static final List<String> SHAPES =
      List.of(
          "application/json",
          "application/yaml",
          "application/vnd.kubernetes.protobuf",
          "application/json;as=Table;v=v1;g=meta.k8s.io",
          "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json");

  private ReadRoutes() {}

  /** A page token, which anybody can make. */
  static String token(long revision, String start) {
    String json =
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":%d,\"start\":\"%s\"}"
            .formatted(revision, start.replace("\0", "\\u0000"));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  /** Every way in which a path can be read: in each namespace, by each name, with each query. */
  static List<String> all() {
    var reads = new ArrayList<>(OTHERS);
    for (String namespace : List.of("open", "half", "secret", "elsewhere")) {
      for (String collection : COLLECTIONS) {
        QUERIES.forEach(query -> reads.add(collection.replace("NS", namespace) + "?" + query));
      }
      for (String single : SINGLE) {
        for (String name : List.of("mine", "hidden", "alpha", "none")) {
          reads.add(single.replace("NS", namespace).replace("NAME", name));
        }
      }
    }
    return reads.stream().distinct().toList();
  }

  /** Every way to watch, for a second each. */
  static List<String> watches() {
    var watches = new ArrayList<String>();
    for (String watched : WATCHED) {
      for (String namespace : List.of("open", "half", "secret")) {
        WATCHES.forEach(
            query -> watches.add(watched.replace("NS", namespace) + "timeoutSeconds=1&" + query));
      }
    }
    return watches.stream().distinct().toList();
  }
}
