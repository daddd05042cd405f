package dev.tidings.api.reload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.reload.Reloaded.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadedFolderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static String joined(SequencedMap<Path, byte[]> files) throws IOException {
    var joined = new StringBuilder();
    files.forEach((file, content) -> joined.append(new String(content, UTF_8)));
    if (joined.indexOf("!") >= 0) {
      throw new IOException("not that");
    }
    return joined.toString();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void filesThatComeChangeOrGoAreNoticed() throws Exception {
    write("b", "2");
    Reloaded<String> folder = Reloaded.loadAll("folder", this::files, ReloadedFolderTest::joined);
    assertThat(folder.look()).isEqualTo(Look.UNCHANGED);

    Path first = write("a", "1");
    assertThat(folder.look()).isEqualTo(Look.TAKEN);
    assertThat(folder.current()).isEqualTo("12");

    write("b", "3");
    assertThat(folder.look()).isEqualTo(Look.TAKEN);
    Files.move(first, directory.resolve("c"));
    assertThat(folder.look()).isEqualTo(Look.TAKEN);
    assertThat(folder.current()).isEqualTo("31");

    write("d", "!");
    assertThat(folder.look()).isEqualTo(Look.BROKEN);
    assertThat(folder.look()).isEqualTo(Look.UNCHANGED);
    assertThat(folder.current()).isEqualTo("31");
  }
}
