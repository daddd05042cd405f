package dev.tidings.cli;

import static dev.tidings.cli.Answers.SOURCES;
import static dev.tidings.cli.Answers.STREAM;
import static dev.tidings.cli.Answers.normal;
import static dev.tidings.cli.Answers.warning;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each stream ends with a refusal, so that the command ends. */
class TailCommandTest {
  @AutoClose private final AnsweringServer server = AnsweringServer.start();

  @BeforeEach
  void start() {
    String sent =
        "id: 1\nevent: event\ndata: "
            + warning("tidings", "web-0")
            + "\n\nid: 2\nevent: event\ndata: "
            + normal("tidings", "gone").replace("ADDED", "DELETED")
            + "\n\nid: 3\nevent: gap\ndata: {\"cluster\":\"eu\"}\n\n";
    server
        .on(
            STREAM,
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(sent.getBytes(UTF_8));
            })
        .on(STREAM, 403, Answers.status(403, "no more"));
  }

  private CommandRun tail(String... arguments) {
    return CommandRun.asking(server, "tail", arguments);
  }

  @Test
  void eventsAreRowsWithTheTimeOfDayAndDeletionsAreNot() {
    server.on(SOURCES, Answers.sources("tidings"));

    CommandRun run = tail();

    assertThat(run.out().lines())
        .satisfiesExactly(
            heading ->
                assertThat(heading).matches("TIME +NAMESPACE +TYPE +REASON +OBJECT +MESSAGE"),
            row ->
                assertThat(row)
                    .matches(
                        "\\d\\d:\\d\\d:30 +shop +Warning +BackOff +pod/web-0 +Warning: back.*"));
    assertThat(run.err().lines())
        .satisfiesExactly(
            missing ->
                assertThat(missing).startsWith("tidings: events of cluster eu are missing here"),
            refused -> assertThat(refused).contains("no more"));
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void clustersAreToldApartWhereThereAreSeveral() {
    server.on(SOURCES, Answers.sources("tidings", "eu"));

    assertThat(tail("-n", "shop").out())
        .matches("(?s)TIME +CLUSTER +TYPE .*\n[0-9:]{8}   tidings +Warning .*");
  }

  @Test
  void aServerThatCannotTellMayHaveSeveralClusters() {
    server.on(SOURCES, 404, Answers.status(404, "it keeps no index"));

    assertThat(tail().out()).startsWith("TIME       CLUSTER   NAMESPACE ");
  }

  @Test
  void aServerThatRefusesToTellIsAFailure() {
    server.on(SOURCES, 403, Answers.status(403, "not for you"));

    assertThat(tail().err()).contains("not for you").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | event/web-0.1;",
        "json | \\{\"cluster\":\"tidings\",\"change\":\"ADDED\".*;\\{.*\"change\":\"DELETED\".*;",
        "yaml | ---;change: ADDED;cluster: tidings;.*---;change: DELETED;.*"
      })
  void otherFormsTellAllThatWasSent(String form, String pattern) {
    server.on(SOURCES, Answers.sources("tidings"));

    assertThat(tail("-o", form).out().replace('\n', ';')).matches(pattern);
  }
}
