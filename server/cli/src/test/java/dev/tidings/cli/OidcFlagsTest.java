package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.OidcOptions;
import dev.tidings.api.authentication.OidcOptions.ClaimSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class OidcFlagsTest {
  private static final URI ISSUER = URI.create("https://issuer.example/realm");

  @TempDir Path folder;

  @Test
  void nothingIsSaidWithoutFlags() {
    OidcFlags flags = parse();

    assertThat(flags.options()).isNull();
    assertThat(flags.contradiction()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username-claim=sub",
        "username-prefix=-",
        "groups-claim=teams",
        "groups-prefix=oidc:",
        "required-claim=plan=gold",
        "signing-algs=RS256",
        "ca-file=ca.crt",
        "client-secret-file=secret",
        "redirect-url=https://tidings.example/ui/callback",
        "scopes=openid",
      })
  void whatIsSaidOfNoIssuerIsAMistake(String flag) {
    assertThat(parse("--oidc-" + flag).contradiction())
        .contains("need --oidc-issuer-url and --oidc-client-id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ui/callback",
        "tidings:/ui/callback",
        "mailto:somebody",
        "https:///ui/callback",
        "https://tidings.example/",
        "https://tidings.example/ui/callback/",
        "https://tidings.example/ui/callback#here",
      })
  void browsersComeBackToTheOnePageThatEndsALogin(String url) {
    assertThat(parse(issuer("--oidc-redirect-url", url)).contradiction())
        .contains("browsers come back to a URL such as https://tidings.example/ui/callback, not");
  }

  @Test
  void aProxyMayHaveTheServerBelowAPath() {
    assertThat(
            parse(issuer("--oidc-redirect-url", "http://localhost:8080/tidings/ui/callback"))
                .contradiction())
        .isNull();
  }

  @Test
  void aNameIsUniqueUnlessSomebodySaysOtherwise() {
    assertThat(parse(issuer()).options()).isEqualTo(OidcOptions.of(ISSUER, "tidings"));
    assertThat(usernames(issuer())).isEqualTo(new ClaimSource("sub", ISSUER + "#"));
    assertThat(usernames(issuer("--oidc-username-claim", "email")))
        .isEqualTo(new ClaimSource("email", ""));
    assertThat(usernames(issuer("--oidc-username-claim", "name")))
        .isEqualTo(new ClaimSource("name", ISSUER + "#"));
    assertThat(usernames(issuer("--oidc-username-prefix", "-")))
        .isEqualTo(new ClaimSource("sub", ""));
    assertThat(usernames(issuer("--oidc-username-prefix", "oidc:")))
        .isEqualTo(new ClaimSource("sub", "oidc:"));
  }

  @Test
  void everyFlagIsTaken() {
    OidcFlags flags =
        parse(
            issuer(
                "--oidc-groups-claim=teams",
                "--oidc-groups-prefix=oidc:",
                "--oidc-required-claim=plan=gold",
                "--oidc-required-claim=a=b=c",
                "--oidc-signing-algs=RS256, ES256",
                "--oidc-ca-file=ca.crt",
                "--oidc-client-secret-file=secret",
                "--oidc-redirect-url=https://tidings.example/ui/callback",
                "--oidc-scopes=openid, groups"));

    assertThat(flags.contradiction()).isNull();
    assertThat(flags.options())
        .isEqualTo(
            OidcOptions.of(ISSUER, "tidings")
                .withGroups(new ClaimSource("teams", "oidc:"))
                .withRequiredClaims(Map.of("plan", "gold", "a", "b=c"))
                .withAlgorithms(Set.of("RS256", "ES256"))
                .withAuthorities(Path.of("ca.crt"))
                .withLogin(
                    new OidcOptions.Login(
                        Path.of("secret"),
                        URI.create("https://tidings.example/ui/callback"),
                        Set.of("openid", "groups"))));
  }

  @Test
  void theConfigurationFileTakesThemToo() throws Exception {
    Path file = folder.resolve("c.yaml");
    Files.writeString(file, "oidc-required-claim: plan=gold\noidc-client-id: me\n");
    var flags = new OidcFlags();
    var command = new CommandLine(CommandSpec.create().addMixin("x", mixin(flags)));

    new ConfigFile(file, command).fillIn(command.parseArgs());

    assertThat(flags.requiredClaims).containsExactly("plan=gold");
    assertThat(flags.clientId).isEqualTo("me");
  }

  @Test
  void whatCannotBeIsSaid() {
    assertThat(parse("--oidc-client-id", "x").contradiction()).contains("need each other");
    assertThat(parse("--oidc-client-id=x", "--oidc-issuer-url=http://a").contradiction())
        .contains("an issuer has an https URL");
    assertThat(parse(issuer("--oidc-signing-algs", "none")).contradiction())
        .contains("signatures are some of");
    assertThat(parse(issuer("--oidc-required-claim", "plan")).contradiction())
        .contains("'plan' is not CLAIM=VALUE");
    assertThat(parse(issuer("--oidc-scopes", "email")).contradiction())
        .contains("openid is among the scopes");
  }

  private static String[] issuer(String... more) {
    var all = new String[more.length + 2];
    all[0] = "--oidc-issuer-url=" + ISSUER;
    all[1] = "--oidc-client-id=tidings";
    System.arraycopy(more, 0, all, 2, more.length);
    return all;
  }

  private static ClaimSource usernames(String... arguments) {
    OidcOptions options = parse(arguments).options();
    assertThat(options).isNotNull();
    return options == null ? new ClaimSource("", "") : options.claims().usernames();
  }

  private static OidcFlags parse(String... arguments) {
    var flags = new OidcFlags();
    new CommandLine(CommandSpec.create().addMixin("x", mixin(flags))).parseArgs(arguments);
    return flags;
  }

  private static CommandSpec mixin(OidcFlags flags) {
    return CommandSpec.forAnnotatedObject(flags);
  }
}
