package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that knows its users: everybody sees what they may. */
@ExtendWith(WithBrowser.class)
class SignInTest {
  private static final String READER_OF_SHOP =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: reader, namespace: shop}
      rules:
      - {apiGroups: ["", events.k8s.io], resources: [events], verbs: [get, list, watch]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: reader, namespace: shop}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
      subjects:
      - {apiGroup: rbac.authorization.k8s.io, kind: User, name: jane}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path home;

  @SuppressWarnings("NullAway.Init")
  private static Served server;

  @BeforeAll
  static void start() throws Exception {
    Path tokens =
        Files.writeString(
            home.resolve("tokens.csv"),
            "all,admin,1,\"system:masters\"\nsome,jane,2\nnone,joe,3\n");
    Path rights = Files.createDirectory(home.resolve("rbac"));
    Files.writeString(rights.resolve("shop.yaml"), READER_OF_SHOP);
    server =
        Served.with(home, "--token-auth-file", tokens.toString(), "--rbac-dir", rights.toString());
    var writer = new Writer(server.uri(), "all");
    writer.write("shop", "web-0", "Warning", "seen by both");
    writer.write("bank", "vault-0", "Warning", "seen by admin");
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void whoeverSignsInSeesWhatTheyCameForAndWhoTheyAre(Visitors visitors) {
    Visitor visitor = visitors.of(server).open("explore?q=type%3DWarning");
    Page page = visitor.page();

    visitor.signIn("all");

    assertThat(page.locator("tidings-event-table .message"))
        .containsText(new String[] {"Message", "seen by admin", "seen by both"});
    assertThat(page).hasURL(Pattern.compile(".*/ui/explore\\?q=type%3DWarning"));
    assertThat(page.locator(".reader")).hasText("admin");
    page.locator(".reader").click();
    assertThat(page.getByLabel("Token")).isVisible();
  }

  @Test
  void aTokenThatTheServerDoesNotKnowIsToldSo(Visitors visitors) {
    Visitor visitor = visitors.of(server).open("");

    visitor.signIn("wrong");

    assertThat(visitor.page().getByRole(AriaRole.ALERT))
        .hasText("The server does not know this token.");
  }

  @Test
  void nothingOfOtherNamespacesIsSeenNorCounted(Visitors visitors) {
    Visitor visitor = visitors.of(server).open("explore");
    Page page = visitor.page();

    visitor.signIn("some");

    assertThat(page.locator(".toolbar .total")).hasText("1 event");
    assertThat(page.locator("tidings-event-table .row:not(.head) .message"))
        .hasText("seen by both");
    assertThat(page.locator("body")).not().containsText("bank");
    visitor.open("");
    assertThat(
            page.locator(".figure", new Page.LocatorOptions().setHasText("Warnings")).locator("dd"))
        .containsText(Pattern.compile("^1\\b"));
    assertThat(page.locator("body")).not().containsText("vault");
  }

  @Test
  void whoHasToSignInAgainGoesOnWhereTheyWere(Visitors visitors) {
    Visitor visitor = visitors.of(server).open("live");
    Page page = visitor.page();
    visitor.signIn("all");
    assertThat(page.locator(".stream-state")).hasText("Following");
    assertThat(page.locator(".reader")).hasText("admin");
    String shown = "tidings-event-table .row:not(.head) .message";
    tell("before");
    assertThat(page.locator(shown)).hasText("before");

    forget(visitor);
    assertThat(page.locator(shown)).isHidden();
    visitor.signIn("wrong");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("The server does not know this token.");
    visitor.signIn("all");
    tell("after");

    assertThat(page.locator(shown)).hasText(new String[] {"after", "before"});
    forget(visitor);
    visitor.signIn("some");
    assertThat(page.locator(".reader")).hasText("jane");
    assertThat(page.getByText("Nothing has happened yet")).isVisible();
  }

  private static void tell(String message) {
    try {
      new Writer(server.uri(), "all").write("shop", message, "Normal", message);
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The server does not know the reader any more, as when a token is over. */
  private static void forget(Visitor visitor) {
    Page page = visitor.page();
    page.route(
        "**/stream?*",
        route -> route.fulfill(new Route.FulfillOptions().setStatus(401)),
        new Page.RouteOptions().setTimes(1));
    page.keyboard().press("r");
    assertThat(page.getByLabel("Token")).isVisible();
  }

  @Test
  void aServerThatDoesNotSayHowItKnowsItsReadersIsAskedAgain(Visitors visitors) {
    Visitor visitor = visitors.of(server);
    Page page = visitor.page();
    page.route("**/ui/config.json", Route::abort, new Page.RouteOptions().setTimes(1));

    visitor.open("explore");

    assertThat(page.getByLabel("Token")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "explore", "live", "cluster-scoped"})
  void whoMaySeeNothingIsToldSo(String view, Visitors visitors) {
    Visitor visitor = visitors.of(server).open(view);

    visitor.signIn("none");

    assertThat(visitor.page().getByText("You may not see this").first()).isVisible();
  }
}
