package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.JsonBody;
import dev.tidings.event.ApiGroup;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One answer is the same one in each encoding. */
@Timeout(120)
class EncodingsTest {
  private static final int EVENTS = 40;
  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
  private static final String CBOR = "application/cbor";

  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(directory);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String events(ApiGroup group) {
    return switch (group) {
      case CORE -> "/api/v1/namespaces/ns/events";
      case EVENTS -> "/apis/events.k8s.io/v1/namespaces/ns/events";
    };
  }

  private void create() {
    for (int i = 0; i < EVENTS; i++) {
      String body = new RandomBodies(i).next("e" + i).toString();
      HttpResponse<String> created = server.post(events(ApiGroup.CORE), body);
      assertThat(created.statusCode()).as(body + created.body()).isEqualTo(201);
    }
  }

  private byte[] get(String target, String accept) {
    return server.sendForBytes(server.request(target).header("Accept", accept)).body();
  }

  /** In all three encodings, and the shape of the answer that is asked for in each. */
  private void requireSame(String target, ApiGroup group, String shape) throws Exception {
    JsonNode json = JsonMapper.shared().readTree(get(target, JSON + shape));

    assertThat(sameNumbers(JsonBody.parseYaml(get(target, YAML + shape))))
        .as(target)
        .isEqualTo(json);
    if (!shape.contains("Table")) {
      JsonNode protobuf = new ProtobufAnswers(group).tree(get(target, PROTOBUF + shape));
      assertThat(sameNumbers(protobuf)).as(target).isEqualTo(json);
    }
  }

  /** Numbers are equal whatever type they were read as. */
  private static JsonNode sameNumbers(JsonNode tree) {
    return JsonMapper.shared().readTree(tree.toString());
  }

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void anEventIsTheSameInEveryEncoding(ApiGroup group) throws Exception {
    create();
    for (int i = 0; i < EVENTS; i++) {
      String event = events(group) + "/e" + i;
      requireSame(event, group, "");
      requireSame(event, group, ";as=PartialObjectMetadata;v=v1;g=meta.k8s.io");
      requireSame(event, group, ";as=Table;v=v1;g=meta.k8s.io");
    }
  }

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void aListIsTheSameInEveryEncoding(ApiGroup group) throws Exception {
    requireSame(events(group), group, "");
    create();
    for (String query : List.of("", "?limit=7", "?fieldSelector=reason%3Dplain")) {
      requireSame(events(group) + query, group, "");
      requireSame(events(group) + query, group, ";as=PartialObjectMetadataList;v=v1;g=meta.k8s.io");
      requireSame(events(group) + query, group, ";as=Table;v=v1;g=meta.k8s.io");
    }
  }

  @Test
  void aRefusalIsTheSameInEveryEncoding() throws Exception {
    for (String target :
        List.of(
            "/api/v1/namespaces/ns/events/nope",
            "/api/v1/namespaces/ns/nope",
            "/api/v1/events?limit=x",
            "/api/v1/events?continue=x",
            "/api/v1/events?fieldSelector=nope%3D1",
            "/api/v1/events?resourceVersionMatch=Exact",
            "/api/v1/events?resourceVersion=999999")) {
      requireSame(target, ApiGroup.CORE, "");
    }
  }

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void whatAWatchTellsIsTheSameInBothOfItsEncodings(ApiGroup group) throws Exception {
    create();
    server.send(
        server
            .request(events(group) + "/e1")
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString("{\"type\":\"Changed\"}")));
    server.send(server.request(events(group) + "/e2").DELETE());
    for (String options :
        List.of(
            "resourceVersion=1",
            "sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                + "&allowWatchBookmarks=true")) {
      String watch = events(group) + "?watch=true&timeoutSeconds=1&" + options;
      var told = new ArrayList<JsonNode>();
      new String(get(watch, JSON), UTF_8)
          .lines()
          .forEach(line -> told.add(JsonMapper.shared().readTree(line)));

      assertThat(told).hasSizeGreaterThanOrEqualTo(EVENTS - 1);
      assertThat(new ProtobufAnswers(group).frames(get(watch, PROTOBUF)))
          .map(EncodingsTest::sameNumbers)
          .isEqualTo(told);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/api/v1/namespaces/ns/events|406|406: Not Acceptable",
        "GET|/api/v1/namespaces/ns/events?watch=true|406|406: Not Acceptable",
        "GET|/api/v1|406|406: Not Acceptable",
        "POST|/api/v1/namespaces/ns/events|415|the body of the request was in an unknown format -"
            + " accepted media types include: application/json, application/yaml,"
            + " application/vnd.kubernetes.protobuf",
        "PUT|/api/v1/namespaces/ns/events/e|415|the body of the request was in an unknown format -"
            + " accepted media types include: application/json, application/yaml,"
            + " application/vnd.kubernetes.protobuf",
        "DELETE|/api/v1/namespaces/ns/events/e|415|the body of the request was in an unknown format"
            + " - accepted media types include: application/json, application/yaml,"
            + " application/vnd.kubernetes.protobuf",
        "PATCH|/api/v1/namespaces/ns/events/e|415|415: Unsupported Media Type",
      })
  void cborIsRefused(String method, String target, int code, String message) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request(target)
                .header(code == 406 ? "Accept" : "Content-Type", CBOR)
                .method(
                    method,
                    BodyPublishers.ofByteArray(
                        new byte[] {(byte) 0xd9, (byte) 0xd9, (byte) 0xf7, (byte) 0xa0})));

    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(answer.headers().firstValue("Content-Type")).contains(JSON);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("message").stringValue())
        .startsWith(message);
  }

  @Test
  void whoWouldRatherHaveCborGetsWhatIsThere() {
    HttpResponse<String> answer = server.get("/api/v1", "Accept", CBOR + ", " + PROTOBUF);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(PROTOBUF);
  }
}
