package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

  private static void signIn(Visitor visitor, String token) {
    visitor.page().getByLabel("Token").fill(token);
    visitor.byRole(AriaRole.BUTTON, "Sign in").click();
  }

  @Test
  void whoeverSignsInSeesWhatTheyCameForAndWhoTheyAre(Visitors visitors) {
    Visitor visitor = visitors.of(server).open("explore?q=type%3DWarning");
    Page page = visitor.page();

    signIn(visitor, "all");

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

    signIn(visitor, "wrong");

    assertThat(visitor.page().getByRole(AriaRole.ALERT))
        .hasText("The server does not know this token.");
  }

  @Test
  void nothingOfOtherNamespacesIsSeenNorCounted(Visitors visitors) {
    Visitor visitor = visitors.of(server).open("explore");
    Page page = visitor.page();

    signIn(visitor, "some");

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

  @ParameterizedTest
  @ValueSource(strings = {"", "explore", "live", "cluster-scoped"})
  void whoMaySeeNothingIsToldSo(String view, Visitors visitors) {
    Visitor visitor = visitors.of(server).open(view);

    signIn(visitor, "none");

    assertThat(visitor.page().getByText("You may not see this").first()).isVisible();
  }
}
