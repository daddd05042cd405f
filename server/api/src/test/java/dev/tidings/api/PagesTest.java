package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.pages.Page;
import dev.tidings.api.pages.Page.Keeping;
import dev.tidings.api.pages.Pages;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody gets the files of web pages, and nothing else. */
class PagesTest {
  private static final Pages PAGES =
      new Pages() {
        private final Map<String, Page> files =
            Map.of(
                "",
                    new Page(
                        "text/html; charset=utf-8", bytes("<!doctype html>"), Keeping.ASK_AGAIN),
                "app/main.js", new Page("text/javascript", bytes("main"), Keeping.FOR_EVER));

        @Override
        public Optional<Page> find(String path) {
          return Optional.ofNullable(files.get(path));
        }

        @Override
        public List<String> inlineScripts() {
          return List.of("sha256-abc=");
        }
      };

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @BeforeEach
  void start() throws IOException {
    Path tokens = Files.writeString(directory.resolve("tokens.csv"), "t0ken,jane,1\n");
    AuthenticationOptions users =
        AuthenticationOptions.NONE.withTokenFile(tokens).withAnonymous(false);
    server =
        new TestServer(
            directory.resolve("data"),
            ApiServerOptions.loopback(0).withAuthentication(users).withPages(PAGES));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void thePlaceWithoutASlashLeadsToTheOneWithIt() {
    HttpResponse<String> answer = server.get("/ui");

    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(header(answer, "Location")).isEqualTo("/ui/");
  }

  @Test
  void whoeverComesGetsThePageThoughNobodyIsLetInUnknown() {
    assertThat(server.get("/api/v1/events").statusCode()).isEqualTo(401);
    HttpResponse<String> answer = server.get("/ui/", "Authorization", "Bearer of-somebody-else");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<!doctype html>");
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void whatAPageMayDoIsSaidWithIt() {
    HttpResponse<String> answer = server.get("/ui/");

    assertThat(header(answer, "Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self' 'sha256-abc='; style-src 'self'; ")
        .contains("connect-src 'self'")
        .endsWith("frame-ancestors 'none'");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void whoHasAFileAlreadyGetsNothing() {
    HttpResponse<String> first = server.get("/ui/app/main.js");

    assertThat(first.body()).isEqualTo("main");
    assertThat(header(first, "Cache-Control")).contains("immutable");
    HttpResponse<String> again =
        server.get("/ui/app/main.js", "If-None-Match", header(first, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/ui/other.js",
        "/ui//",
        "/ui/app/",
        "/ui/app/../",
        "/ui/app/%2e%2e/app/main.js",
        "/ui/.hidden",
        "/ui/app%00/main.js",
        "/uix",
        "/clusters/eu/ui/"
      })
  void thereIsNothingElse(String path) {
    assertThat(server.get(path, "Authorization", "Bearer t0ken").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesAreReadAndNothingElse() {
    HttpResponse<String> head =
        server.send(server.request("/ui/").method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("15");
    HttpResponse<String> post =
        server.send(
            server
                .request("/ui/")
                .header("Authorization", "Bearer t0ken")
                .POST(BodyPublishers.noBody()));
    assertThat(post.statusCode()).isEqualTo(405);
  }

  @Test
  void aPageLearnsHowItsUserBecomesKnown() {
    assertThat(server.get("/ui/config.json").body()).isEqualTo("{\"login\":\"token\"}\n");
  }

  @Test
  void whereNobodyIsAskedNobodyLogsIn() throws IOException {
    try (var open =
        new TestServer(directory.resolve("open"), ApiServerOptions.loopback(0).withPages(PAGES))) {
      assertThat(open.get("/ui/config.json").body()).isEqualTo("{\"login\":\"none\"}\n");
      assertThat(open.get("/ui/", "Origin", "http://evil.example").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aServerWithoutPagesHasNone() throws IOException {
    try (var bare = new TestServer(directory.resolve("bare"))) {
      assertThat(bare.get("/ui").statusCode()).isEqualTo(404);
      assertThat(bare.get("/ui/").statusCode()).isEqualTo(404);
      assertThat(bare.get("/ui/config.json").statusCode()).isEqualTo(404);
    }
  }
}
