package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server whose users are known to an OpenID Connect issuer. */
@ExtendWith(WithBrowser.class)
class IssuerTest {
  private static final String JANE_SEES_ALL =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: jane}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
      subjects:
      - {apiGroup: rbac.authorization.k8s.io, kind: User, name: jane}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  @Test
  void whoeverTheIssuerKnowsComesBackToWhatTheyCameFor(Visitors visitors) throws Exception {
    try (Issuer issuer = Issuer.start(home);
        Served server = Served.with(home, flags(issuer))) {
      Visitor visitor = visitors.of(server).sentTo(issuer.url()).open("explore?q=type%3DWarning");
      Page page = visitor.page();

      visitor.byRole(AriaRole.LINK, "Sign in with your organisation").click();

      assertThat(page.locator(".reader")).hasText("jane");
      assertThat(page).hasURL(Pattern.compile(".*/ui/explore\\?q=type%3DWarning"));
      assertThat(page.getByText("No event matches")).isVisible();
    }
  }

  private String[] flags(Issuer issuer) throws Exception {
    Path rights = Files.createDirectory(home.resolve("rbac"));
    Files.writeString(rights.resolve("jane.yaml"), JANE_SEES_ALL);
    Path secret = Files.writeString(home.resolve("secret"), "s3cret");
    return new String[] {
      "--oidc-issuer-url=" + issuer.url(),
      "--oidc-client-id=tidings",
      "--oidc-username-prefix=-",
      "--oidc-ca-file=" + home.resolve("issuer.crt"),
      "--oidc-client-secret-file=" + secret,
      "--rbac-dir=" + rights
    };
  }
}
