package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
  @TempDir Path folder;

  @Test
  void isKnownByTheHostWhenItIsForThat() throws Exception {
    TestCertificate.write(folder, "dns:tidings.example,ip:127.0.0.1");

    assertThat(kubeconfig().tlsServerName()).isNull();
  }

  @Test
  void isKnownByANameOfItsOwnWhenItIsNotForTheHost() throws Exception {
    TestCertificate.write(folder, "dns:*.example,dns:tidings.example");

    assertThat(kubeconfig().tlsServerName()).isEqualTo("tidings.example");
  }

  private Kubeconfig kubeconfig() throws CommandFailure {
    return ServerCertificate.read(folder.resolve("tls.crt"))
        .kubeconfig(URI.create("https://127.0.0.1:7443"));
  }
}
