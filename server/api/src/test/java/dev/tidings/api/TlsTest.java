package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTest {
  @TempDir Path directory;
  private ApiServerOptions.Tls tls;

  @BeforeEach
  void unpack() throws IOException {
    tls = TestPeople.tls(directory);
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpClient.Version.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void bothVersionsOfHttpAreServed(HttpClient.Version version) throws Exception {
    ApiServerOptions options = ApiServerOptions.loopback(0).withTls(tls);
    try (var server = new TestServer(directory.resolve("data"), options)) {
      assertThat(server.server.url()).startsWith("https://127.0.0.1:");
      HttpClient client =
          HttpClient.newBuilder()
              .version(version)
              .sslContext(TestPeople.trusting("server.crt"))
              .build();
      var request = HttpRequest.newBuilder(URI.create(server.server.url() + "/readyz")).build();

      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("ok");
      assertThat(answer.version()).isEqualTo(version);
    }
  }

  @Test
  void headsMayBeAsLongOverHttp2() throws Exception {
    ApiServerOptions options = ApiServerOptions.loopback(0).withTls(tls);
    try (var server = new TestServer(directory.resolve("data"), options)) {
      HttpClient client =
          HttpClient.newBuilder().sslContext(TestPeople.trusting("server.crt")).build();
      var url = URI.create(server.server.url() + "/readyz?" + "y".repeat(100_000));

      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());

      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.body()).isEqualTo("ok");
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.1, false", "TLSv1.2, true", "TLSv1.3, true"})
  void twoVersionsOfTlsAreSpoken(String version, boolean spoken) throws Exception {
    ApiServerOptions options = ApiServerOptions.loopback(0).withTls(tls);
    try (var server = new TestServer(directory.resolve("data"), options);
        var socket =
            (SSLSocket)
                TestPeople.trusting("server.crt")
                    .getSocketFactory()
                    .createSocket("127.0.0.1", server.server.port())) {
      socket.setEnabledProtocols(new String[] {version});
      if (spoken) {
        socket.startHandshake();
        assertThat(socket.getSession().getProtocol()).isEqualTo(version);
      } else {
        assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
      }
    }
  }

  @Test
  void aMissingKeyIsSaidAtTheStart() {
    ApiServerOptions options =
        ApiServerOptions.loopback(0)
            .withTls(new ApiServerOptions.Tls(tls.certificates(), directory.resolve("nope.key")));

    assertThatThrownBy(() -> new TestServer(directory.resolve("data"), options))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nope.key");
  }

  @Test
  void aPortInUseIsSaidAtTheStart() throws Exception {
    try (var first = new TestServer(directory.resolve("data"))) {
      ApiServerOptions samePort = ApiServerOptions.loopback(first.server.port());

      assertThatThrownBy(() -> new TestServer(directory.resolve("other"), samePort))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
    }
  }
}
