package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsualServerTest {
  private static final URI HERE = URI.create("http://127.0.0.1:7400");

  @TempDir Path folder;

  private static UsualServer named(String text) {
    return new UsualServer(Map.of("TIDINGS_SERVER", text), () -> List.of("tidings"));
  }

  @Test
  void isTheOneOnThisMachineWhereNothingIsSaid() throws CommandFailure {
    var usual = new UsualServer(Map.of(), () -> List.of("prod", "kind-tidings"));

    assertThat(usual.access().server()).isEqualTo(HERE);
    assertThat(usual.isAt(HERE)).isTrue();
    assertThat(usual.isAt(URI.create("http://127.0.0.1:7401"))).isFalse();
  }

  @Test
  void theEnvironmentNamesItByItsUrl() throws CommandFailure {
    assertThat(named("https://tidings.example:7443").access().server())
        .isEqualTo(URI.create("https://tidings.example:7443"));
  }

  @Test
  void theEnvironmentNamesItByAKubeconfigAndItsContext() throws CommandFailure {
    Path file = folder.resolve("kubeconfig");
    Kubeconfig.plain(HERE).write(file, List.of("eu"));

    assertThat(named(file.toString()).access().server()).isEqualTo(HERE);
    assertThat(named(file + "#eu").access().server())
        .isEqualTo(URI.create("http://127.0.0.1:7400/clusters/eu"));
  }

  @Test
  void whatIsNoServerIsSaid() {
    assertThatThrownBy(() -> named("http://a b").access())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("'http://a b' names no server: Illegal character");
    assertThat(named(folder.resolve("none").toString()).isAt(HERE)).isFalse();
  }
}
