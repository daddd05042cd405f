package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.KubernetesYaml;
import dev.tidings.codec.ListMeta;
import dev.tidings.codec.ProtobufEvents;
import dev.tidings.codec.ProtobufList;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.Write;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of more than a server holds of one: they are read and sent piece by piece. */
@Timeout(120)
class LargeListsTest {
  private static final int EVENTS = 3_000;
  private static final String LIST = "/api/v1/namespaces/many/events";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Limits quick = Limits.KUBERNETES.withTimes(IDLE, IDLE, PATIENCE);
    server = new TestServer(directory, ApiServerOptions.loopback(0).withLimits(quick));
    fill("many", EVENTS, 800);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void fill(String namespace, int events, int messageBytes) {
    var written = new ArrayList<CompletableFuture<?>>();
    for (int i = 0; i < events; i++) {
      var key = new EventKey(namespace, "e%05d".formatted(i));
      byte[] value = StoredForm.encode(event(key, "", i % 2 == 0 ? "Even" : "Odd", messageBytes));
      written.add(server.store.write(new Write.Create(key, value, null)));
    }
    written.forEach(CompletableFuture::join);
  }

  private static Event event(EventKey key, String version, String reason, int messageBytes) {
    var metadata =
        ObjectMeta.builder()
            .namespace(key.namespace())
            .name(key.name())
            .resourceVersion(version)
            .build();
    return Event.builder()
        .metadata(metadata)
        .reason(reason)
        .message("x".repeat(messageBytes))
        .build();
  }

  private HttpResponse<byte[]> list(String query, String... headers) throws Exception {
    var request = server.request(LIST + query).headers(headers);
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return JSON.readTree(answer.body());
  }

  @Test
  void comeWholeAndInOrderThoughNobodyKnewTheirLengthWhenTheyBegan() throws Exception {
    HttpResponse<byte[]> answer = list("", "Accept", "application/json");

    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    JsonNode list = json(answer);
    assertThat(list.at("/metadata/resourceVersion").asString())
        .isEqualTo(Long.toString(EVENTS + 1));
    assertThat(list.path("items")).hasSize(EVENTS);
    assertThat(list.at("/items/0/metadata/name").asString()).isEqualTo("e00000");
    assertThat(list.at("/items/2999/metadata/name").asString()).isEqualTo("e02999");
  }

  @Test
  void thatAreSmallSayTheirLength() throws Exception {
    assertThat(
            list("?limit=5", "Accept", "application/json").headers().firstValue("Content-Length"))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;as=Table;v=v1;g=meta.k8s.io",
        "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"
      })
  void areTheSameInYaml(String accept) throws Exception {
    JsonNode json = json(list("", "Accept", accept));
    String yaml = new String(list("", "Accept", accept.replace("json", "yaml")).body(), UTF_8);

    assertThat(yaml).isEqualTo(KubernetesYaml.text(json));
  }

  @Test
  void areTheSameInProtobuf() throws Exception {
    byte[] list = list("", "Accept", "application/vnd.kubernetes.protobuf").body();

    var expected = new ByteArrayOutputStream();
    for (JsonNode item : json(list("", "Accept", "application/json")).path("items")) {
      byte[] event = message(item);
      expected.writeBytes(ProtobufList.beforeItem(event.length));
      expected.writeBytes(event);
    }
    var metadata = new ListMeta(Long.toString(EVENTS + 1), "", null);
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(ProtobufList.start("v1", "EventList", metadata, expected.size()));
    whole.writeBytes(expected.toByteArray());
    whole.writeBytes(ProtobufList.end());
    assertThat(list).isEqualTo(whole.toByteArray());
    assertThat(KubernetesProtobuf.unwrap(list).kind()).isEqualTo("EventList");
  }

  private static byte[] message(JsonNode item) {
    JsonNode metadata = item.path("metadata");
    var key = new EventKey("many", metadata.path("name").asString());
    String version = metadata.path("resourceVersion").asString();
    return ProtobufEvents.encode(
        event(key, version, item.path("reason").asString(), 800), ApiGroup.CORE);
  }

  @Test
  void areTheSameCompressed() throws Exception {
    HttpResponse<byte[]> compressed = list("", "Accept-Encoding", "gzip");
    byte[] plain = list("", "Accept", "application/json").body();

    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain);
    }
  }

  @Test
  void withALargeLimitSayWhatFollows() throws Exception {
    JsonNode page = json(list("?limit=2900", "Accept", "application/json"));

    assertThat(page.path("items")).hasSize(2_900);
    assertThat(page.at("/metadata/remainingItemCount").asInt()).isEqualTo(100);
    String token = page.at("/metadata/continue").asString();
    JsonNode rest = json(list("?limit=2900&continue=" + token, "Accept", "application/json"));
    assertThat(rest.path("items")).hasSize(100);
    assertThat(rest.at("/items/0/metadata/name").asString()).isEqualTo("e02900");
  }

  @Test
  void withASelectorHoldOnlyWhatMatches() throws Exception {
    JsonNode odd = json(list("?fieldSelector=reason%3DOdd&limit=1499", "Accept", "*/*"));

    assertThat(odd.path("items")).hasSize(1_499);
    assertThat(odd.at("/items/1498/metadata/name").asString()).isEqualTo("e02997");
    assertThat(odd.at("/metadata/continue").asString()).isNotEmpty();
  }

  /** A client that reads the first line of an answer of 40 MB and leaves the rest for later. */
  private Socket begin() throws IOException {
    fill("much", 40, 1 << 20);
    var socket = new Socket();
    socket.setReceiveBufferSize(64 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.server.port()));
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/namespaces/much/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(US_ASCII));
    byte[] line = "HTTP/1.1 200 OK\r\n".getBytes(US_ASCII);
    assertThat(socket.getInputStream().readNBytes(line.length)).isEqualTo(line);
    return socket;
  }

  @Test
  void thatCannotGoOnDoNotLookWhole() throws Exception {
    try (Socket slow = begin()) {
      server.createEvent("many", "later", "so that there is a past");
      server.store.compact();

      assertThat(end(slow.getInputStream().readAllBytes())).isNotEqualTo("]}\n\r\n0\r\n\r\n");
      assertThat(cut("broken")).isEqualTo("1.0");
    }
  }

  @Test
  void thatNobodyTakesAreGivenUp() throws Exception {
    try (Socket lazy = begin()) {
      assertThat(cut("stalled")).isEqualTo("1.0");
      assertThat(server.get("/metrics").body()).contains("tidings_answer_bytes 0.0");
    }
  }

  @Test
  void thatAreTakenSlowlyAreNotGivenUp() throws Exception {
    try (Socket slow = begin()) {
      for (int read = 0; read < 40; read++) {
        slow.getInputStream().skipNBytes(1 << 20);
        // longer in all than an idle connection, or an answer that nobody takes, is left alone
        assertThat(new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS)).isFalse();
      }
      byte[] rest = slow.getInputStream().readNBytes(1 << 20);
      assertThat(end(rest)).isEqualTo("]}\n\r\n0\r\n\r\n");
    }
  }

  private static String end(byte[] answer) {
    String text = new String(answer, US_ASCII);
    return text.substring(Math.max(0, text.length() - 10));
  }

  /** How many answers have been ended in their middle, as soon as there are any. */
  private String cut(String reason) {
    String name = "tidings_answers_cut_total{reason=\"" + reason + "\"} ";
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String found = "";
    while (found.isEmpty() && System.nanoTime() < end) {
      found =
          server
              .get("/metrics")
              .body()
              .lines()
              .filter(line -> line.startsWith(name))
              .map(line -> line.substring(name.length()))
              .filter(count -> !count.equals("0.0"))
              .findFirst()
              .orElse("");
    }
    return found;
  }
}
