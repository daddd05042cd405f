package dev.tidings.sink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.sink.http.ApiAnswer.NoAnswer;
import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ScriptedServer.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest extends ApiTransportContract {
  private final List<HttpTransport> transports = new ArrayList<>();

  @TempDir Path folder;

  @Override
  protected HttpTransport connect(URI server, Duration patience) {
    return connect(ServerAccess.of(server).withRequestTimeout(patience));
  }

  private HttpTransport connect(ServerAccess access) {
    var transport = new HttpTransport(access);
    transports.add(transport);
    return transport;
  }

  @Override
  protected void closeClients() {
    transports.forEach(HttpTransport::close);
  }

  @Test
  void theTokenIsSaid() throws IOException {
    try (var server = ScriptedServer.plain()) {
      connect(ServerAccess.of(server.uri())).send(GET);
      connect(ServerAccess.of(server.uri()).withToken("secret\n")).send(GET);

      assertThat(server.requests())
          .extracting(request -> request.header("Authorization"))
          .containsExactly("", "Bearer secret");
    }
  }

  @Test
  void aSizeThatIsNoneIsNoAnswer() throws IOException {
    try (var server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n")) {
      assertThat(connect(ServerAccess.of(server.uri())).send(GET)).isInstanceOf(NoAnswer.class);
    }
  }

  @Test
  void theTokenInAFileIsReadForEachRequest() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "one\n");
    var connection = ServerAccess.Connection.PLAIN.withCredential(Credential.tokenFile(token));
    try (var server = ScriptedServer.plain()) {
      var transport = connect(new ServerAccess(server.uri(), "default", connection));
      transport.send(GET);
      Files.writeString(token, "two");
      transport.send(GET);
      Files.writeString(token, "");

      assertThat(transport.send(GET)).isInstanceOf(NoAnswer.class);
      assertThat(server.requests())
          .extracting(request -> request.header("Authorization"))
          .containsExactly("Bearer one", "Bearer two");
    }
  }

  @Test
  void aRedirectIsAnAnswerLikeOthers() throws IOException {
    try (var server = ScriptedServer.plain()) {
      server.answering(request -> new Reply(302, Map.of("Location", "/login"), ""));

      ApiAnswer answer = connect(ServerAccess.of(server.uri())).send(GET);

      assertThat(((Received) answer).code()).isEqualTo(302);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void noThreadIsStartedBeforeTheFirstRequest() throws IOException {
    try (var server = ScriptedServer.plain()) {
      Set<Thread> others = clientThreads();
      var transport = connect(ServerAccess.of(server.uri()));
      assertThat(others).containsAll(clientThreads());
      transport.send(GET);
      assertThat(clientThreads()).anyMatch(thread -> !others.contains(thread));
    }
  }

  /** Those of other tests' clients may end at any time. */
  private static Set<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tidings.example:7400",
        "ftp://a",
        "/path",
        "https:/",
        "http://a?b=secret",
        "http://a#secret",
        "me:secret@a:6443",
        "https:me:secret@a"
      })
  void whatIsNoUrlIsRefused(String url) {
    assertThatThrownBy(() -> ServerAccess.of(URI.create(url)))
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("is not a URL such as")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aTokenThatNoHeaderCarriesIsRefusedWithoutBeingTold() {
    var access = ServerAccess.of(URI.create("http://127.0.0.1:1"));

    assertThatThrownBy(() -> access.withToken("se\ncret"))
        .isInstanceOf(AccessException.class)
        .hasMessageNotContaining("cret");
  }

  @Test
  void aTimeoutMustBePositive() {
    var access = ServerAccess.of(URI.create("http://127.0.0.1:1"));

    assertThatThrownBy(() -> access.withRequestTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://me:secret@a", "https://me:secret@my_host:6443", "//me:secret@my_host"})
  void aPasswordInAUrlIsRefusedWithoutBeingTold(String url) {
    assertThatThrownBy(() -> ServerAccess.of(URI.create(url)))
        .isInstanceOf(AccessException.class)
        .hasMessageNotContaining("secret");
  }
}
