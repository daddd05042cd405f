package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl over https, with what shows who its user is. */
class KubectlUsersTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  @Test
  void kubectlIsKnownByItsTokenAndByItsCertificate() throws Exception {
    Optional<String> binary = Kubectl.find("kubectl auth whoami");
    assumeTrue(binary.isPresent(), "no kubectl");
    Files.writeString(home.resolve("tokens.csv"), "s3cret,admin,1,\"system:masters\"\n");
    Path kubeconfig = home.resolve("kubeconfig");
    try (TidingsProcess server = serve(TestTls.in(home), kubeconfig)) {
      server.ready(Duration.ofMinutes(2));
      Path jane = certificateInsteadOf(kubeconfig, "jane");
      Path wrong = home.resolve("wrong");
      Files.writeString(wrong, Files.readString(kubeconfig).replace("s3cret", "wrong"));

      assertThat(whoAmI(binary.get(), kubeconfig))
          .isEqualTo(
              """
              ATTRIBUTE VALUE
              Username admin
              UID 1
              Groups [system:masters system:authenticated]
              """);
      assertThat(whoAmI(binary.get(), jane))
          .contains("Username jane\n", "Groups [dev ops, and more system:authenticated]\n");
      assertThat(whoAmI(binary.get(), wrong))
          .isEqualTo("error: You must be logged in to the server (Unauthorized)\n");
    }
  }

  private TidingsProcess serve(TestTls tls, Path kubeconfig) throws IOException {
    return TidingsProcess.java(
        home,
        "160m",
        "serve",
        "--listen=127.0.0.1:0",
        "--data=" + home.resolve("data"),
        "--tls-cert-file=" + tls.file("server.crt"),
        "--tls-private-key-file=" + tls.file("server.key"),
        "--token-auth-file=" + home.resolve("tokens.csv"),
        "--client-ca-file=" + tls.file("clients.crt"),
        "--kubeconfig-out=" + kubeconfig);
  }

  private Path certificateInsteadOf(Path kubeconfig, String user) throws IOException {
    String shown =
        "client-certificate: %1$s.crt\n    client-key: %1$s.key".formatted(home.resolve(user));
    String other = Files.readString(kubeconfig).replaceAll("token: .*", shown);
    return Files.writeString(home.resolve(user), other);
  }

  /** What kubectl prints, its columns one space apart. */
  private String whoAmI(String binary, Path kubeconfig) throws Exception {
    Kubectl.Result result = new Kubectl(binary, home, kubeconfig).run("", "auth", "whoami");
    return (result.stdout() + result.stderr()).replaceAll(" +", " ");
  }
}
