package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is done to servers by those who mean no good. Afterwards it is alive, answers others, and
 * has not taken more memory than it may. With -Dtidings.attacks=N each does so much more often.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
  private static final int TIMES = Integer.getInteger("tidings.attacks", 1);
  private static final long MOST_RESIDENT = 512L << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Charset ASCII = StandardCharsets.ISO_8859_1;
  private static final String SECRET = "/api/v1/namespaces/b/events/secret";

  private static final String RIGHTS =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: all, namespace: a}
      rules:
      - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: jane, namespace: a}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: all}
      subjects:
      - {kind: User, name: jane}
      """;

  @SuppressWarnings("NullAway.Init")
  private TidingsProcess server;

  @SuppressWarnings("NullAway.Init")
  private WireClient client;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    TestTls tls = TestTls.in(home);
    Files.writeString(
        home.resolve("tokens.csv"), "adm1n,admin,1,\"system:masters\"\nj4ne,jane,2\n");
    Path rights = Files.createDirectory(home.resolve("rights"));
    Files.writeString(rights.resolve("jane.yaml"), RIGHTS);
    server =
        TidingsProcess.java(
            home,
            "160m",
            "serve",
            "--listen=127.0.0.1:0",
            "--data=" + home.resolve("data"),
            "--tls-cert-file=" + tls.file("server.crt"),
            "--tls-private-key-file=" + tls.file("server.key"),
            "--token-auth-file=" + home.resolve("tokens.csv"),
            "--rbac-dir=" + rights);
    client = new WireClient(server.ready(PATIENCE), tls.sockets());
    var secret =
        WireRequest.json(
            "POST",
            "/api/v1/namespaces/b/events",
            "{\"metadata\":{\"name\":\"secret\"},\"involvedObject\":{\"namespace\":\"b\"}}");
    assertThat(client.call(secret.by("adm1n")).status()).isEqualTo(201);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void theServerGoesOnAsBefore() throws IOException {
    assertThat(client.call(WireRequest.get(SECRET).by("adm1n")).status()).isEqualTo(200);
    OptionalLong peak = server.peakResident();
    if (peak.isEmpty()) {
      NotRun.say("no /proc here", "what an attacked server has resident");
    } else {
      assertThat(peak.getAsLong()).isLessThan(MOST_RESIDENT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/namespaces/a/events/../../b/events/secret",
        "/api/v1/namespaces/a/events/..%2f..%2fb%2fevents%2fsecret",
        "/api/v1/namespaces/a%2f..%2fb/events/secret",
        "/api/v1/namespaces/a/..%2fb/events/secret",
        "/api/v1/namespaces/a/%2e%2e/b/events/secret",
        "/api/v1/namespaces/a/events/secret?namespace=b",
        "/api/v1/namespaces/a/../b/events",
        "/api/v1/namespaces/a/events/..;/secret",
        "/api/v1/namespaces/a%00/events/secret",
        "/api/v1/namespaces/b%2fevents%2fsecret",
        "//api/v1/namespaces/b/events/secret",
        "/api/v1//namespaces/b/events/secret",
        "/api/v1/namespaces/b/events/secret/",
        "/api/v1/namespaces/%62/events/secret",
        "/api/v1/watch/namespaces/b/events/secret",
        "/api/v1/namespaces/a/events?fieldSelector=metadata.namespace%3Db",
        "/api/v1/events?fieldSelector=metadata.namespace%3Da",
        "/apis/tidings.dev/v1/namespaces/a/snapshot",
        "/apis/tidings.dev/v1/snapshot?watch=true",
        "/apis/tidings.dev/v1/snapshot?fieldSelector=metadata.name%3Da",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%5c..%5cetc%5cpasswd"
      })
  void noPathLeadsToWhatOneMayNotSee(String path) throws IOException {
    WireAnswer.Whole answer = client.call(WireRequest.get(path).by("j4ne"));

    assertThat(answer.status()).as(answer.text()).isIn(200, 400, 403, 404, 405);
    assertThat(answer.text()).doesNotContain("\"name\":\"secret\",\"namespace\":\"b\"", "root:");
    if (answer.status() == 200) {
      assertThat(answer.text()).contains("\"items\":[]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nContent-Length: 5",
        "Content-Length: 4, 5",
        "Content-Length: +4",
        "Content-Length: -1",
        "Content-Length: 0x4",
        "Content-Length: 4 4",
        "Content-Length : 4",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: cow",
        "X-Folded: a\r\n Transfer-Encoding: chunked"
      })
  void aBodyWhoseEndIsInDoubtEndsTheConnection(String header) throws IOException {
    String inner = "GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String answers = sent("POST /api/v1/namespaces/a/events", header, "0\r\n\r\n" + inner);

    assertThat(answers).doesNotContain("gitVersion");
  }

  /** As in the reference: a length beside chunks counts for nothing. */
  @Test
  void aLengthBesideChunksIsNotBelieved() throws IOException {
    String answers =
        sent(
            "POST /api/v1/namespaces/a/events",
            "Content-Length: 40\r\nTransfer-Encoding: chunked",
            "0\r\n\r\n");

    assertThat(answers).startsWith("HTTP/1.1 4").doesNotContain(" 504 ");
  }

  /** Sends a request of Jane's and what follows it, and reads until the server hangs up. */
  private String sent(String line, String header, String rest) throws IOException {
    try (Socket socket = client.connect(PATIENCE)) {
      String head = line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer j4ne\r\n";
      String last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      try {
        socket.getOutputStream().write((head + header + "\r\n\r\n" + rest + last).getBytes(ASCII));
        return new String(socket.getInputStream().readAllBytes(), ASCII);
      } catch (SocketException | SSLException hungUp) {
        return "";
      }
    }
  }

  @Test
  void selectorsOfAMebibyteAreAnsweredOrRefused() throws IOException {
    var labels = new StringBuilder();
    var fields = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      labels.append("l").append(i).append("%21%3Db,");
      fields.append("reason%21%3Dr").append(i).append(',');
    }
    labels.append("z");
    fields.append("type%21%3Dx");
    for (int i = 0; i < 5 * TIMES; i++) {
      for (String query :
          List.of(
              "labelSelector=" + labels,
              "fieldSelector=" + fields,
              "labelSelector=" + "(".repeat(900_000),
              "labelSelector=a+in+(" + "x,".repeat(400_000) + "x)",
              "continue=" + "A".repeat(900_000))) {
        var list = WireRequest.get("/api/v1/namespaces/a/events?" + query).by("j4ne");
        assertThat(client.call(list).status()).as(query.substring(0, 20)).isIn(200, 400, 410);
      }
    }
  }

  @Test
  void headsThatComeByteByByteKeepNobodyWaiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 100 * TIMES; i++) {
        Socket socket = client.connect(PATIENCE);
        slow.add(socket);
        socket.getOutputStream().write("GET /healthz HTTP/1.1\r\nX: ".getBytes(ASCII));
      }
      assertThat(client.call(WireRequest.get(SECRET).by("adm1n")).status()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private RawHttp2 http2() throws IOException {
    return RawHttp2.over((SSLSocket) client.connect(PATIENCE));
  }

  /** What an attacker writes; that the server has hung up meanwhile, is as good as its answer. */
  private interface Frames {
    void writeTo(RawHttp2 connection) throws IOException;
  }

  private void attack(Frames frames) throws IOException {
    try (RawHttp2 connection = http2()) {
      frames.writeTo(connection);
      connection.flush();
    } catch (SocketException | SSLException | EOFException hungUp) {
      return;
    }
  }

  @Test
  void aFrameThatIsTooLargeEndsTheConnection() throws IOException {
    attack(
        connection -> {
          connection.frame(0xffffff, RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1);
          connection.flush();
          connection.awaitEnd();
        });
  }

  @Test
  void requestsThatAreTakenBackAtOnceCostLittle() throws IOException {
    byte[] cancel = ByteBuffer.allocate(4).putInt(8).array();
    attack(
        connection -> {
          for (int stream = 1; stream < 10_000 * TIMES; stream += 2) {
            int flags = RawHttp2.END_HEADERS | RawHttp2.END_STREAM;
            connection.frame(RawHttp2.HEADERS, flags, stream, RawHttp2.head());
            connection.frame(RawHttp2.RESET, 0, stream, cancel);
          }
        });
  }

  @Test
  void aHeadThatGoesOnAndOnEndsTheConnection() throws IOException {
    attack(
        connection -> {
          connection.frame(RawHttp2.HEADERS, 0, 1, RawHttp2.head());
          for (int i = 0; i < 10_000 * TIMES; i++) {
            connection.frame(RawHttp2.CONTINUATION, 0, 1, i % 2 == 0 ? new byte[0] : header(i));
          }
          connection.flush();
          connection.awaitEnd();
        });
  }

  /** One more header, in HPACK without an index. */
  private static byte[] header(int number) {
    byte[] name = ("x-" + number).getBytes(ASCII);
    byte[] value = "y".repeat(100).getBytes(ASCII);
    return ByteBuffer.allocate(3 + name.length + value.length)
        .put((byte) 0)
        .put((byte) name.length)
        .put(name)
        .put((byte) value.length)
        .put(value)
        .array();
  }

  @Test
  void pingsAndSettingsWhoseAnswersNobodyReadsCostLittle() throws IOException {
    attack(
        connection -> {
          for (int i = 0; i < 20_000 * TIMES; i++) {
            connection.frame(RawHttp2.PING, 0, 0, new byte[8]);
            connection.frame(RawHttp2.SETTINGS, 0, 0, new byte[0]);
          }
        });
  }
}
