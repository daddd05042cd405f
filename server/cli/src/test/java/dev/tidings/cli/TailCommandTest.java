package dev.tidings.cli;

import static dev.tidings.cli.Answers.SOURCES;
import static dev.tidings.cli.Answers.STREAM;
import static dev.tidings.cli.Answers.normal;
import static dev.tidings.cli.Answers.warning;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each stream ends with a refusal, so that the command ends. */
class TailCommandTest {
  private AnsweringServer server;

  @BeforeEach
  void start() throws IOException {
    server = AnsweringServer.start();
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

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandRun tail(String... arguments) {
    var all = new ArrayList<>(List.of("tail", "--server", server.url().toString()));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
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
            broke -> assertThat(broke).startsWith("tidings: the connection broke"),
            refused -> assertThat(refused).contains("no more"));
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void clustersAreToldApartWhereThereAreSeveral() {
    server.on(SOURCES, Answers.sources("tidings", "eu"));

    assertThat(tail("-n", "shop").out())
        .matches("(?s)TIME +CLUSTER +TYPE .*\n[0-9:]{8}   tidings +Warning .*");
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
