package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients get that take their time over HTTP/2, frame by frame. */
@Timeout(60)
class SlowHttp2Test {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  @TempDir Path directory;
  private TestServer server;
  private SSLSocket socket;
  private DataOutputStream out;

  @BeforeEach
  void connect() throws Exception {
    Limits quick =
        Limits.KUBERNETES.withTimes(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
    server =
        new TestServer(
            directory.resolve("data"),
            ApiServerOptions.loopback(0).withTls(TestPeople.tls(directory)).withLimits(quick));
    socket =
        (SSLSocket)
            TestPeople.trusting("server.crt")
                .getSocketFactory()
                .createSocket("127.0.0.1", server.server.port());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    out = new DataOutputStream(socket.getOutputStream());
    out.write(PREFACE.getBytes(US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  @AfterEach
  void stop() throws IOException {
    socket.close();
    server.close();
  }

  @Test
  void aConnectionWithoutARequestIsClosed() throws IOException {
    assertThat(untilClosed()).isNotNull();
  }

  @Test
  void aConnectionWhoseHeadDoesNotEndIsClosed() throws IOException {
    byte[] head = head("GET", "/livez");
    frame(HEADERS, END_STREAM, 1, head);
    frame(CONTINUATION, 0, 1, new byte[0]);

    assertThat(untilClosed()).doesNotContain("ok");
  }

  @Test
  void aBodyThatDoesNotEndTimesOutAndTheConnectionIsClosedInTheEnd() throws IOException {
    frame(HEADERS, END_HEADERS, 1, head("POST", "/api/v1/namespaces/limits/events"));
    frame(DATA, 0, 1, "abc".getBytes(US_ASCII));

    assertThat(untilClosed())
        .contains("Timeout: request did not complete within the allotted timeout");
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    out.write(payload.length >> 16);
    out.writeShort(payload.length);
    out.write(type);
    out.write(flags);
    out.writeInt(stream);
    out.write(payload);
    out.flush();
  }

  /** Of HPACK, the indexed fields and those that are written out. */
  private static byte[] head(String method, String path) throws IOException {
    var head = new ByteArrayOutputStream();
    head.write(method.equals("GET") ? 0x82 : 0x83);
    head.write(0x87);
    literal(head, 1, "127.0.0.1");
    literal(head, 4, path);
    return head.toByteArray();
  }

  private static void literal(ByteArrayOutputStream head, int name, String value)
      throws IOException {
    head.write(name);
    head.write(value.length());
    head.write(value.getBytes(US_ASCII));
  }

  private String untilClosed() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }
}
