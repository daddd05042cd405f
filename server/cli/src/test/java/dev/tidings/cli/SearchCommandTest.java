package dev.tidings.cli;

import static dev.tidings.cli.Answers.SEARCH;
import static dev.tidings.cli.Answers.found;
import static dev.tidings.cli.Answers.normal;
import static dev.tidings.cli.Answers.warning;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchCommandTest {
  @AutoClose private final AnsweringServer server = AnsweringServer.start();

  private CommandRun search(String... arguments) {
    return CommandRun.asking(server, "search", arguments);
  }

  @Test
  void printsWhatKubectlWouldTheNewestLast() {
    server.on(SEARCH, found(2, "", normal("tidings", "web-1"), warning("tidings", "web-0")));

    CommandRun run = search("type=Warning back-off");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                0,
                """
                NAMESPACE   LAST SEEN   TYPE      REASON    OBJECT      MESSAGE
                shop        30s         Warning   BackOff   pod/web-0   Warning: back-off restarting ^[[1m
                shop        30s         Normal    Pulled    pod/web-1   Warning: already present
                """,
                ""));
  }

  @Test
  void theServerIsAskedWhatWasTypedAndWhatFlagsAdd() {
    server.on(SEARCH, found(0, ""));

    search("type=Warning", "back-off", "-n", "shop", "--cluster=eu", "--since", "2h", "--until=1h");

    assertThat(server.asked())
        .containsExactly(
            SEARCH
                + "?q=type%3DWarning%20back-off%20namespace%3D%22shop%22%20cluster%3D%22eu%22"
                + "&from=2h&to=1h&limit=50");
  }

  @Test
  void whatWasTypedDoesNotRunOnIntoWhatFlagsAdd() {
    assertThat(search("\"back off", "-n", "shop"))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "tidings: the query: at 1: this quote is not closed" + System.lineSeparator()));
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void whatATerminalObeysIsEscapedInJsonToo() {
    String event = warning("tidings", "web-0").replace("back-off", "back\u009b-\u007foff");
    server.on(SEARCH, found(1, "", event));

    assertThat(search("-o", "json").out()).contains("back\\u009b-\\u007foff");
    assertThat(search().out()).contains("back\\u009b-^?off");
  }

  @Test
  void aColumnThatFlagsSayIsLeftOutAndClustersAreToldApart() {
    server.on(SEARCH, found(1, "", warning("eu", "web-0")));

    assertThat(search("-n", "shop").out()).startsWith("CLUSTER   LAST SEEN   TYPE ");
    assertThat(search("-n", "shop", "--cluster", "eu").out()).startsWith("LAST SEEN   TYPE ");
    assertThat(search("-o", "wide").out())
        .startsWith("CLUSTER   NAMESPACE   LAST SEEN   TYPE ")
        .contains("kubelet, node-1")
        .contains("COUNT   NAME\n");
  }

  @Test
  void onlyTheTypeIsColoured() {
    server.on(SEARCH, found(2, "", normal("tidings", "web-1"), warning("tidings", "web-0")));

    String out = search("--color", "always").out();

    assertThat(out.lines())
        .satisfiesExactly(
            heading -> assertThat(heading).startsWith("\u001b[1mNAMESPACE").endsWith("\u001b[0m"),
            warning -> assertThat(warning).contains(" \u001b[33mWarning\u001b[0m   BackOff "),
            normal -> assertThat(normal).doesNotContain("\u001b"));
  }

  @Test
  void asManyPagesAreReadAsItTakes() {
    server
        .on(SEARCH, found(700, "a b", warning("tidings", "a"), warning("tidings", "b")))
        .on(SEARCH, found(700, "c", warning("tidings", "c")));

    CommandRun run = search("--limit", "3", "-o", "name");

    assertThat(run.out()).isEqualTo("event/c.1\nevent/b.1\nevent/a.1\n");
    assertThat(server.asked())
        .containsExactly(SEARCH + "?limit=3", SEARCH + "?continue=a%20b&limit=1");
  }

  @Test
  void moreThanIsPrintedIsSaid() {
    server.on(SEARCH, found(700, "more", warning("tidings", "a")));

    CommandRun run = search("--limit", "1");

    assertThat(run.out()).hasLineCount(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("These are the newest 1 of 700 events; --limit shows more.");
  }

  @Test
  void whatIsNoAnswerIsAFailure() {
    server.on(SEARCH, "<html></html>");

    CommandRun run = search();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("makes no sense: is it a Tidings?").hasLineCount(1);
  }

  @Test
  void quotesInFlagsStayPartOfThem() {
    server.on(SEARCH, found(0, ""));

    search("-n", "a\" b\\");

    assertThat(server.asked())
        .containsExactly(SEARCH + "?q=namespace%3D%22a%5C%22%20b%5C%5C%22&limit=50");
  }

  @Test
  void nothingIsNoFailure() {
    server.on(SEARCH, found(0, ""));

    assertThat(search("none"))
        .isEqualTo(new CommandRun(0, "", "No events found." + System.lineSeparator()));
  }

  @Test
  void jsonAndYamlAreWhatTheServerTold() {
    server.on(SEARCH, found(1, "", warning("eu", "web-0")));

    assertThat(search("-o", "json").out())
        .startsWith("{\n  \"kind\": \"EventSearch\",")
        .contains("\"cluster\": \"eu\"", "\"name\": \"web-0.1\"")
        .endsWith("}\n");
    assertThat(search("-o", "yaml").out())
        .startsWith("apiVersion: tidings.dev/v1\nitems:\n")
        .contains("  cluster: eu\n", "kind: EventSearch\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | parameter q: at 6: there is no field 'typ' | 2 | tidings: the query: at 6: there is no field 'typ'",
        "400 | parameter from: it is a time | 2 | tidings: --since: it is a time",
        "400 | parameter to: it is a time | 2 | tidings: --until: it is a time",
        "400 | '' | 2 | tidings: a bad question",
        "403 | events is forbidden | 1 | tidings: the server refused %s?limit=50: events is forbidden",
        "404 | it keeps no index | 1 | tidings: the server has no search: it keeps no index",
        "404 | '' | 1 | tidings: the server has no search: is it a Tidings, and of this version?",
      })
  void aRefusalIsOneLine(int code, String message, int exit, String said) {
    server.on(SEARCH, code, Answers.status(code, message));

    assertThat(search())
        .isEqualTo(new CommandRun(exit, "", said.formatted(SEARCH) + System.lineSeparator()));
  }
}
