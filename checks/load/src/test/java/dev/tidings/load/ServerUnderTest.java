package dev.tidings.load;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The tidings command, on the classes of this build. */
final class ServerUnderTest {
  private ServerUnderTest() {}

  static List<String> command() {
    String classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classes,
        "dev.tidings.cli.Tidings");
  }
}
