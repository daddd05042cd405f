package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(WithBrowser.class)
class RoutesTest {
  private static final String LOOKS_AT_ROUTES =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: looks}
      rules:
      - {apiGroups: [""], resources: [events], verbs: [list]}
      - {apiGroups: [tidings.dev], resources: [routes], verbs: [list]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: looks}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: looks}
      subjects:
      - {apiGroup: rbac.authorization.k8s.io, kind: User, name: jane}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  @Test
  void aRouteShowsWhatItDeliversAndIsPaused(Visitors visitors) throws Exception {
    Path routes =
        Files.writeString(
            home.resolve("routes.yaml"),
            """
            routes:
            - name: warnings
              match: {type: Warning}
              destination: {file: {path: %s}}
            """
                .formatted(home.resolve("warnings.jsonl")));
    try (Served server = Served.with(home, "--routes", routes.toString())) {
      var writer = new Writer(server.uri());
      writer.write("shop", "web-0", "Warning", "sent");
      writer.write("shop", "web-0", "Normal", "not sent");
      Visitor visitor = visitors.of(server).open("routes");
      Page page = visitor.page();

      assertThat(page.locator("tbody", having("warnings"))).containsText("1 unmatched");
      visitor.byRole(AriaRole.BUTTON, "Pause").click();

      assertThat(page.getByText("Route warnings is paused.")).isVisible();
      assertThat(page.locator(".state")).hasText("paused");
      visitor.byRole(AriaRole.BUTTON, "Resume").click();
      assertThat(page.locator(".state")).hasText("forwarding");
    }
  }

  @Test
  void deadLettersAreDeliveredAgain(Visitors visitors) throws Exception {
    HttpServer destination =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var answer = new AtomicInteger(422);
    destination.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    destination.start();
    Path routes =
        Files.writeString(
            home.resolve("routes.yaml"),
            """
            routes:
            - name: hook
              destination: {webhook: {url: "http://127.0.0.1:%d/"}}
            """
                .formatted(destination.getAddress().getPort()));
    try (Served server = Served.with(home, "--routes", routes.toString())) {
      new Writer(server.uri()).write("shop", "web-0", "Warning", "refused");
      Visitor visitor = visitors.of(server).open("routes");
      Page page = visitor.page();
      assertThat(page.getByText("of dead letters")).isVisible();

      answer.set(200);
      visitor.byRole(AriaRole.BUTTON, "Redeliver").click();

      assertThat(page.getByText("Route hook delivers its dead letters again.")).isVisible();
      assertThat(page.getByText("of dead letters")).hasCount(0);
    } finally {
      destination.stop(0);
    }
  }

  @Test
  void whoMayOnlyLookIsOfferedNothing(Visitors visitors) throws Exception {
    Path tokens =
        Files.writeString(home.resolve("tokens.csv"), "all,admin,1,system:masters\nsome,jane,2\n");
    Path rights = Files.createDirectory(home.resolve("rbac"));
    Files.writeString(rights.resolve("jane.yaml"), LOOKS_AT_ROUTES);
    Path routes =
        Files.writeString(
            home.resolve("routes.yaml"),
            "routes: [{name: out, destination: {file: {path: %s}}}]"
                .formatted(home.resolve("out.jsonl")));
    String[] flags = {
      "--routes",
      routes.toString(),
      "--token-auth-file",
      tokens.toString(),
      "--rbac-dir",
      rights.toString()
    };
    try (Served server = Served.with(home, flags)) {
      Visitor jane = visitors.of(server).open("routes");
      jane.signIn("some");
      Visitor admin = visitors.of(server).open("routes");
      admin.signIn("all");

      assertThat(admin.byRole(AriaRole.BUTTON, "Pause")).isVisible();
      assertThat(jane.page().locator("tbody", having("out")).first()).isVisible();
      assertThat(jane.byRole(AriaRole.BUTTON, "Pause")).hasCount(0);
    }
  }

  @Test
  void eachClusterIsToldApart(Visitors visitors) throws Exception {
    try (Served cluster = Served.with(Files.createDirectory(home.resolve("eu")))) {
      new Writer(cluster.uri()).write("shop", "web-0", "Warning", "there");
      String eu = kubeconfig(cluster).toString();
      Path own = Files.createDirectory(home.resolve("own"));
      try (Served server = Served.with(own, "--collect", eu)) {
        new Writer(server.uri()).write("shop", "web-0", "Normal", "here");
        Visitor visitor = visitors.of(server).open("routes");
        Page page = visitor.page();
        assertThat(page.locator("section", having("Collectors")).locator("tbody th"))
            .hasText(new String[] {"eu", "tidings"});

        visitor.byRole(AriaRole.LINK, "eu").click();

        assertThat(page.locator("tidings-event-table .row:not(.head) .message")).hasText("there");
        assertThat(page.locator("fieldset", having("cluster")).locator("label")).hasCount(2);
      }
    }
  }

  private Path kubeconfig(Served cluster) throws IOException {
    return Files.writeString(
        home.resolve("eu.yaml"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: eu, cluster: {server: "%s"}}]
        users: [{name: nobody, user: {}}]
        contexts: [{name: eu, context: {cluster: eu, user: nobody}}]
        current-context: eu
        """
            .formatted(cluster.uri()));
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void whereNothingIsForwardedItSaysHow(Visitors visitors) {
    Page page = visitors.one().open("routes").page();

    assertThat(page.getByText("Nothing is forwarded")).isVisible();
    assertThat(page.locator("section", having("Collectors")).locator("tbody th"))
        .hasText("tidings");
  }
}
