package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real bash offers after it has read the script. */
class CompletionCommandTest {
  /**
   * Asks bash's completion as the tab key does, of a line whose last word is unfinished. What bash
   * says of compopt outside of a completion is not of interest.
   */
  private static final String TAB =
      """
      source "$1"
      shift
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      complete -p tidings | grep -q -- '-F _complete_tidings' || exit 9
      _complete_tidings
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir Path folder;

  private List<String> offered(String line) throws IOException, InterruptedException {
    Path script =
        Files.writeString(folder.resolve("script"), CommandRun.of("completion", "bash").out());
    var command = new ArrayList<>(List.of("bash", "--norc", "-c", TAB, "bash", script.toString()));
    command.addAll(List.of(line.split(" ", -1)));
    Process bash =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said.lines().map(String::strip).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tidings se               | search,serve",
        "tidings tail --co        | --color,--context",
        "tidings search --sin     | --since",
        "tidings top --by o       | object,owner",
        "tidings tail --color a   | auto,always",
        "tidings search -o ya     | yaml",
        "tidings routes re        | resume,redeliver",
        "tidings completion f     | fish",
      })
  void commandsFlagsAndTheirValuesAreOffered(String line, String offered) throws Exception {
    assertThat(offered(line.strip())).containsExactlyInAnyOrder(offered.split(","));
  }

  @Test
  void zshTakesTheSameScript() {
    assertThat(CommandRun.of("completion", "zsh").out())
        .isEqualTo(CommandRun.of("completion", "bash").out())
        .contains("bashcompinit");
  }

  @Test
  void fishIsToldEachWordAndWhenItMayCome() {
    assertThat(CommandRun.of("completion", "fish").out().lines())
        .contains("complete -c tidings -f")
        .anyMatch(
            line ->
                line.matches(
                    "complete -c tidings -n 'not __fish_seen_subcommand_from .*' -a tail -d 'Prints events as they happen.*'"))
        .contains(
            "complete -c tidings -n '__fish_seen_subcommand_from completion' -xa 'bash zsh fish'")
        .anyMatch(
            line ->
                line.startsWith(
                    "complete -c tidings -n '__fish_seen_subcommand_from top' -l by -xa 'reason"
                        + " object owner "))
        .anyMatch(
            line ->
                line.startsWith(
                    "complete -c tidings -n '__fish_seen_subcommand_from snapshot; and"
                        + " __fish_seen_subcommand_from save' -l kubeconfig -rF "));
  }
}
