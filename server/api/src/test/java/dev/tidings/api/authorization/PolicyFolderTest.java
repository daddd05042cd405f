package dev.tidings.api.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.authentication.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFolderTest {
  private static final String ROLE =
      PolicyText.GROUP
          + """
          kind: ClusterRole
          metadata: {name: %s}
          rules: [{nonResourceURLs: [/mine], verbs: [get]}]
          """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private Rbac read() throws IOException {
    var contents = new LinkedHashMap<Path, byte[]>();
    for (Path file : new PolicyFolder(directory).files()) {
      contents.put(file, Files.readAllBytes(file));
    }
    return PolicyFolder.read(contents);
  }

  @Test
  void manifestsAreTheFilesThatEndLikeThem() throws Exception {
    Files.createDirectories(directory.resolve("cluster.yaml"));
    for (String name : new String[] {"b.yml", "a.yaml", "c.json", ".d.yaml", "e.txt", "f.yaml~"}) {
      Files.writeString(directory.resolve(name), "{}");
    }
    Files.writeString(directory.resolve("cluster.yaml/of-another.yaml"), "{}");

    assertThat(new PolicyFolder(directory).files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("a.yaml", "b.yml", "c.json");
  }

  @Test
  void anOwnRoleTakesThePlaceOfTheBuiltIn() throws Exception {
    Files.writeString(directory.resolve("own.yaml"), ROLE.formatted("'system:public-info-viewer'"));
    Rbac rbac = read();

    assertThat(rbac.decide(User.ANONYMOUS, new Access.OfPath("get", "/mine")))
        .isInstanceOf(Decision.Allowed.class);
    assertThat(rbac.decide(User.ANONYMOUS, new Access.OfPath("get", "/version")))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void whatIsWrongIsToldWithTheFile() throws Exception {
    Files.writeString(directory.resolve("a.yaml"), ROLE.formatted("a"));
    Path wrong = Files.writeString(directory.resolve("b.yaml"), ROLE.formatted("a"));

    assertThatThrownBy(this::read)
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(wrong + ":1: ClusterRole a is given twice");
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> new PolicyFolder(directory.resolve("none")).files())
        .isInstanceOf(NoSuchFileException.class);
  }
}
