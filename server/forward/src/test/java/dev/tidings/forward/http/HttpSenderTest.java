package dev.tidings.forward.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.forward.settings.SettingsFile;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpSenderTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path folder;

  private final MovingClock clock = new MovingClock();
  private final List<Headers> headers = new ArrayList<>();
  private final List<byte[]> bodies = new ArrayList<>();
  private HttpServer server;
  private int code = 200;
  private byte[] answer = {};

  @BeforeEach
  void open() throws IOException {
    serve(HttpServer.create(ANY_PORT, 0));
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void serve(HttpServer started) {
    server = started;
    server.createContext("/", this::receive);
    server.start();
  }

  private synchronized void receive(HttpExchange exchange) throws IOException {
    headers.add(exchange.getRequestHeaders());
    bodies.add(exchange.getRequestBody().readAllBytes());
    exchange.getResponseHeaders().add("Retry-After", "7");
    exchange.sendResponseHeaders(code, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private URI url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/in");
  }

  private HttpSender sender(String yaml) throws IOException {
    return HttpSender.open(SettingsFile.read(yaml.getBytes(UTF_8), HttpAccess::read), clock);
  }

  private HttpAnswer sent(String yaml) throws Exception {
    try (HttpSender sender = sender(yaml)) {
      return sender.send(HttpCall.json(url(), "{}".getBytes(UTF_8)));
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Path key(String name) throws Exception {
    return Path.of(HttpSenderTest.class.getResource("/keys/" + name).toURI());
  }

  @Test
  void aPasswordIsReadFromItsFileForEachRequest() throws Exception {
    Path password = file("password", "one\n");
    try (HttpSender sender = sender("{username: u, passwordFile: " + password + "}")) {
      sender.send(HttpCall.json(url(), new byte[0]));
      file("password", "two");
      sender.send(HttpCall.json(url(), new byte[0]));
      file("password", "");
      assertThat(sender.send(HttpCall.json(url(), new byte[0])))
          .isInstanceOf(HttpAnswer.Silence.class);
    }

    assertThat(headers)
        .extracting(each -> each.getFirst("Authorization"))
        .containsExactly("Basic dTpvbmU=", "Basic dTp0d28=");
  }

  @Test
  void aTokenThatIsNoHeaderIsNotSentAndNotTold() throws Exception {
    assertThat(sent("{tokenFile: " + file("token", "a\nswordfish") + "}"))
        .isInstanceOfSatisfying(
            HttpAnswer.Silence.class,
            silence ->
                assertThat(silence.why())
                    .startsWith("nothing was sent")
                    .doesNotContain("swordfish"));
    assertThatThrownBy(() -> HttpAccess.header("X-Key", "a\nswordfish"))
        .hasNoCause()
        .hasMessageNotContaining("swordfish");
    assertThat(headers).isEmpty();
  }

  @Test
  void aTokenAndHeadersAreSent() throws Exception {
    sent("{tokenFile: " + file("token", "t0ken\n") + ", headers: {X-Scope-OrgID: shop}}");

    assertThat(headers.getFirst().getFirst("Authorization")).isEqualTo("Bearer t0ken");
    assertThat(headers.getFirst().getFirst("X-Scope-OrgID")).isEqualTo("shop");
    assertThat(headers.getFirst().getFirst("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void whatTheServerSaysIsToldInOneLineThatIsNotLong() throws Exception {
    code = 422;
    answer = ("no\n\tlike: " + "x".repeat(9000)).getBytes(UTF_8);

    assertThat(sent("{}").delivery(3))
        .isInstanceOfSatisfying(
            Delivery.Refused.class,
            refused -> {
              assertThat(refused.refused()).isEqualTo(3);
              assertThat(refused.why()).startsWith("code 422: no like: xxx").hasSizeLessThan(400);
            });
  }

  @Test
  void aServerThatIsNotThereIsToldByItsName() throws Exception {
    close();
    assertThat(sent("{}"))
        .isEqualTo(new HttpAnswer.Silence("nothing answers at " + url().getAuthority()));
    try (HttpSender sender = sender("{}")) {
      URI nowhere = URI.create("http://nowhere.invalid/in");
      assertThat(sender.send(HttpCall.json(nowhere, new byte[0])))
          .isEqualTo(new HttpAnswer.Silence("there is no host nowhere.invalid"));
    }
  }

  @Test
  void aServerThatAsksForAPauseIsLeftAlone() throws Exception {
    code = 429;

    assertThat(sent("{}").delivery(3))
        .isEqualTo(new Delivery.Later(0, "code 429", Duration.ofSeconds(7)));
  }

  @Test
  void anAnswerIsReadAsFarAsItsLimit() throws Exception {
    answer = new byte[9 << 20];

    assertThat(sent("{}"))
        .isInstanceOfSatisfying(
            HttpAnswer.Received.class, given -> assertThat(given.body()).hasSize(8 << 20));
  }

  @Test
  void aBodyCanBeCompressed() throws Exception {
    byte[] body = "again and again ".repeat(100).getBytes(UTF_8);
    try (HttpSender sender = sender("{}")) {
      sender.send(HttpCall.json(url(), body).compressed());
    }

    assertThat(headers.getFirst().getFirst("Content-Encoding")).isEqualTo("gzip");
    assertThat(bodies.getFirst()).hasSizeLessThan(100);
    assertThat(new GZIPInputStream(new java.io.ByteArrayInputStream(bodies.getFirst())))
        .hasBinaryContent(body);
  }

  @Test
  void aServerIsTrustedByTheAuthorityThatIsNamed() throws Exception {
    close();
    var files =
        new TlsFiles(
            false, "", "", key("server-address.key").toString(), key("server-address.crt") + "");
    HttpsServer secure = HttpsServer.create(ANY_PORT, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(files.context()));
    serve(secure);

    assertThat(sent("{}")).isInstanceOf(HttpAnswer.Silence.class);
    assertThat(sent("{tls: {caFile: " + key("server-address.crt") + "}}"))
        .isInstanceOf(HttpAnswer.Received.class);
    assertThat(sent("{tls: {insecure: true}}")).isInstanceOf(HttpAnswer.Received.class);
    assertThat(
            sent("{tls: {caFile: " + key("server-address.crt") + ", serverName: elsewhere.test}}"))
        .isInstanceOf(HttpAnswer.Silence.class);
  }

  @Test
  void filesThatCannotBeUsedAreToldWhenItIsOpened() throws Exception {
    Path text = file("ca.crt", "no certificate");
    assertThatThrownBy(() -> sender("{tls: {caFile: " + text + "}}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tls: ");
    assertThatThrownBy(() -> sender("{tls: {caFile: /does/not/exist}}"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatBelongsTogetherIsGivenTogether() {
    assertThatThrownBy(() -> sender("{username: u}"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("username and passwordFile are only used together");
    assertThatThrownBy(() -> sender("{tls: {keyFile: k}}"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("keyFile and certFile are only used together");
    assertThatThrownBy(() -> sender("{tls: {insecure: yes}}"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("'yes' is neither true nor false");
  }

  @Test
  void noSecretIsInWhatIsPrinted() throws Exception {
    assertThat(
            new HttpAccess(
                    Map.of("X-Key", "swordfish"),
                    Authorization.basic("u", Secret.of("swordfish")),
                    TlsFiles.NONE,
                    Duration.ofSeconds(1))
                .toString())
        .contains("X-Key")
        .doesNotContain("swordfish");
    assertThatThrownBy(() -> HttpAccess.url("https://u:swordfish@example.com"))
        .hasMessageNotContaining("swordfish");
    assertThatThrownBy(() -> HttpAccess.url("https://example.com/%swordfish"))
        .hasMessageNotContaining("swordfish");
  }
}
