package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesCommandTest {
  private static final String ROUTES =
      """
      cluster: prod
      routes:
      - name: nodes
        match: {scope: Cluster}
        repeats: first
        destination: {stdout: {}}
      - name: all
        destination: {webhook: {url: http://127.0.0.1:1/}}
      """;
  private static final String NODE =
      """
      {"metadata":{"namespace":"default","name":"n.1","uid":"u1","resourceVersion":"%d"},\
      "involvedObject":{"kind":"Node","name":"n"},"count":%d}""";
  private static final String POD =
      """
      {"metadata":{"namespace":"shop","name":"p.1","uid":"u2","resourceVersion":"3"},\
      "involvedObject":{"kind":"Pod","namespace":"shop","name":"p"}}""";

  @TempDir Path folder;

  private String file(String name, String contents) throws IOException {
    return Files.writeString(folder.resolve(name), contents).toString();
  }

  @Test
  void aFileThatCanBeUsedIsToldSo() throws IOException {
    String routes = file("routes.yaml", ROUTES);

    assertThat(CommandRun.of("routes", "check", routes))
        .isEqualTo(
            new CommandRun(0, routes + " can be used: routes: 2" + System.lineSeparator(), ""));
  }

  @Test
  void whatIsWrongIsToldWithLinesAndColumns() throws IOException {
    String routes =
        file(
            "routes.yaml",
            """
            routes:
            - name: a
              repeats: often
              destination:
                kubernetes: {kubeconfig: no/such/file}
            - name: b
              destination:
                webhook: {url: "ftp://x", headers: {Host: a}}
            - name: c
              destination: {file: {}}
            """);

    CommandRun run = CommandRun.of("routes", "check", routes);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(routes + ":3:12: repeats: 'often' is none of"),
            line -> assertThat(line).startsWith(routes + ":5:30: kubeconfig: ").contains("no/such"),
            line -> assertThat(line).startsWith(routes + ":8:20: url: is no URL"),
            line -> assertThat(line).startsWith(routes + ":8:47: Host: is no header"),
            line -> assertThat(line).isEqualTo(routes + ":10:23: path: is missing"));
  }

  @Test
  void aFileThatIsNotThereIsAFailure() {
    CommandRun run = CommandRun.of("routes", "check", folder.resolve("none").toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("tidings: cannot read ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"List\",\"items\":[%s,%s,%s]}",
        "%s\n%s\n%s\n",
        "{\"type\":\"ADDED\",\"object\":%s}{\"type\":\"MODIFIED\",\"object\":%s}"
            + "{\"type\":\"ADDED\",\"object\":%s}",
        "---\n%s\n---\n%s\n---\n%s\n",
      })
  void whatEachRouteWouldSendIsShown(String form) throws IOException {
    String events = file("events", form.formatted(NODE.formatted(1, 1), NODE.formatted(2, 2), POD));

    CommandRun run =
        CommandRun.of("routes", "test", file("routes.yaml", ROUTES), "--input", events);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().map(line -> line.replaceAll(": \\{.*", "")))
        .containsExactly(
            "nodes sends prod/u1/1",
            "nodes: 1 of 3 sent, 1 unmatched, 1 repeat",
            "all sends prod/u1/1",
            "all sends prod/u1/2",
            "all sends prod/u2/3",
            "all: 3 of 3 sent");
  }

  @Test
  void whatHoldsNoEventsIsAFailure() throws IOException {
    String routes = file("routes.yaml", ROUTES);
    CommandRun run = CommandRun.of("routes", "test", routes, "--input", file("in", "{\"a\""));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("tidings: cannot read events from ");
  }

  @Test
  void whatAStoreNeedsIsPrintedAsItsConsoleTakesIt() {
    CommandRun run = CommandRun.of("routes", "template", "elasticsearch", "--index", "events");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("PUT")))
        .containsExactly("PUT /_ilm/policy/events", "PUT /_index_template/events");
  }

  @Test
  void nothingIsPrintedThatWouldHoldForAllIndices() {
    CommandRun run = CommandRun.of("routes", "template", "opensearch", "--index", "{2006}");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("would hold for all indices");
  }
}
