package dev.tidings.forward.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.Message.Form;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.store.kit.MovingClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDestinationTest {
  private static final List<Message> BATCH =
      List.of(
          new Message("prod", Events.ofPod("shop", "a"), Form.EVENT, "{\"n\":1}".getBytes(UTF_8)),
          new Message("prod", Events.ofPod("shop", "b"), Form.EVENT, "{\"n\":2}".getBytes(UTF_8)));
  private static final String LINES =
      """
      {"id":"prod/uid-of-a/","event":{"n":1}}
      {"id":"prod/uid-of-b/","event":{"n":2}}
      """;

  @TempDir Path folder;

  @Test
  void eachMessageIsALineThatIsThereWhenTheBatchIsAcknowledged() throws Exception {
    Path file = folder.resolve("events.jsonl");
    String yaml = "routes: [{name: r, destination: {file: {path: '" + file + "'}}}]";
    var plan =
        RoutesFile.installed(Surrounding.by(new MovingClock()))
            .read(yaml.getBytes(UTF_8))
            .routes()
            .getFirst()
            .destination();
    try (Destination destination = plan.open()) {
      assertThat(destination.deliver(BATCH)).isEqualTo(new Delivery.Done());
      assertThat(file).content().isEqualTo(LINES);
    }
    try (Destination again = plan.open()) {
      assertThat(again.deliver(BATCH)).isEqualTo(new Delivery.Done());
    }
    assertThat(Files.readString(file)).isEqualTo(LINES + LINES);
  }

  @Test
  void standardOutputTakesTheSameLines() {
    var out = new ByteArrayOutputStream();
    try (var destination = new StdoutDestination(new PrintStream(out, false, UTF_8))) {
      assertThat(destination.deliver(BATCH)).isEqualTo(new Delivery.Done());
    }
    assertThat(out.toString(UTF_8)).isEqualTo(LINES);
  }

  @Test
  void whatARouteHasShapedIsTheLine() {
    Message event = BATCH.getFirst();
    var shaped =
        List.of(
            event.with(Form.OBJECT, "{\"n\":3}".getBytes(UTF_8)),
            event.with(Form.TEXT, "a text".getBytes(UTF_8)),
            event.with(Form.TEXT, "a line\n".getBytes(UTF_8)));

    assertThat(new String(MessageJson.lines(shaped), UTF_8))
        .isEqualTo("{\"n\":3}\na text\na line\n");
  }
}
