package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The script that kubectl runs to complete what is typed of its plug-in. */
class KubectlCompletionTest {
  /** What the script offers, beside a kubectl that says what it is asked. */
  private static String completed(String... words) throws IOException {
    var command = new ArrayList<>(List.of("../../kubectl_complete-tidings"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.environment().put("KUBECTL", "echo");
    return new String(builder.start().getInputStream().readAllBytes(), UTF_8);
  }

  /** The script knows all flags, and no others. */
  @ParameterizedTest
  @ValueSource(strings = {"get", "describe"})
  void allFlagsAreCompleted(String command) throws IOException {
    var expected = new ArrayList<String>();
    CommandLine plugin = KubectlTidings.commandLine(Answers.NOW, Terminal.NONE, Map.of());
    requireNonNull(plugin.getSubcommands().get(command))
        .getCommandSpec()
        .options()
        .forEach(option -> expected.add(option.longestName()));
    expected.add(":4");

    assertThat(completed(command, "--").lines().toList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "get --since 7d -n shop -o wide pod/,-n shop pod/",
    "describe --context a pod/,--context a pod/",
    "--context pr,--context pr",
    "--context=pr,--context=pr",
    "get -n sh,-n sh",
  })
  void objectsContextsAndNamespacesAreCompletedByKubectl(String typed, String asked)
      throws IOException {
    assertThat(completed(typed.split(" "))).isEqualTo("__complete describe " + asked + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "g,get",
    "--si,--since",
    "get -o w,wide",
    "get --output=w,--output=wide",
    "get --since=7,--since=7d",
  })
  void commandsFlagsAndTheirWordsAreCompletedByOurselves(String typed, String offered)
      throws IOException {
    assertThat(completed(typed.split(" "))).isEqualTo(offered + "\n:4\n");
  }
}
