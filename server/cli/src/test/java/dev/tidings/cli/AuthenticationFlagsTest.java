package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says that is told wrongly who may come in: one line, and exit code 2. */
class AuthenticationFlagsTest {
  private static final String OIDC = "--oidc-issuer-url=https://issuer.example --oidc-client-id=x";

  @TempDir static Path certificates;
  @TempDir Path folder;

  @BeforeAll
  static void certificate() throws Exception {
    TestCertificate.write(certificates, "ip:127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "one,user,1\\ntwo,columns|line 2: at least 3 columns are needed",
        "a,b,1\\n\\n\"c,d,2|line 3: a quoted field that does not end",
        "a,b,1\\nc,d\"e,2|line 2: a quote in a field that is not quoted",
      })
  void aBadTokenFileIsNamedWithItsLine(String content, String problem) throws IOException {
    Path tokens = Files.writeString(folder.resolve("tokens.csv"), content.replace("\\n", "\n"));

    assertRefused(
        "cannot use the token file: " + tokens + ": " + problem, "--token-auth-file=" + tokens);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--token-auth-file=FILE",
        "--client-ca-file=FILE",
        OIDC + " --oidc-ca-file=FILE",
        "--authentication-kubeconfig=FILE"
      })
  void aFileThatIsNotThereOrSomethingElseIsNamed(String flags) throws IOException {
    Path file = folder.resolve("file");
    String[] given = flags.replace("FILE", file.toString()).split(" ");
    assertRefused(file.toString(), given);

    Files.writeString(file, "\"something else");
    assertRefused(file.toString(), given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--oidc-issuer-url=https://a|--oidc-issuer-url and --oidc-client-id need each other",
        "--oidc-issuer-url=http://a --oidc-client-id=b|an issuer has an https URL",
        "--oidc-issuer-url=: --oidc-client-id=b|--oidc-…",
        OIDC + " --oidc-signing-algs=HS256|signatures are some of",
        OIDC + " --oidc-required-claim=x|'x' is not CLAIM=VALUE",
        "--anonymous-auth=false|leaves nobody who could be let in",
        "--anonymous-auth=perhaps|--anonymous-auth",
      })
  void flagsThatDoNotGoTogetherAreNamed(String flags, String problem) {
    assertRefused(problem, flags.split(" "));
  }

  @Test
  void certificatesOfClientsNeedTls() {
    CommandRun run = CommandRun.of("serve", "--client-ca-file=" + certificates.resolve("tls.crt"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("--client-ca-file needs --tls-cert-file and --tls-private-key-file")
        .hasLineCount(1);
  }

  private void assertRefused(String problem, String... flags) {
    var arguments = new ArrayList<String>(List.of("serve", "--listen=127.0.0.1:0"));
    arguments.add("--data=" + folder.resolve("data"));
    arguments.add("--tls-cert-file=" + certificates.resolve("tls.crt"));
    arguments.add("--tls-private-key-file=" + certificates.resolve("tls.key"));
    arguments.addAll(List.of(flags));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("tidings").contains(problem).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }
}
