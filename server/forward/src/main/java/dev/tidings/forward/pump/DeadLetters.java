package dev.tidings.forward.pump;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.JsonBytes;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.files.TurnedFile;
import dev.tidings.files.Turning;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EventTree;
import dev.tidings.forward.routes.SeenEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What could not be delivered, a line of JSON each. Nothing in it is ever deleted: a file that is
 * full makes its route wait. Of one thread.
 */
final class DeadLetters {
  private static final byte[] ID = JsonBytes.name("id");
  private static final byte[] TIME = JsonBytes.name("time");
  private static final byte[] WHY = JsonBytes.name("why");
  private static final byte[] EVENT = JsonBytes.name("event");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;
  private final long mostBytes;
  private final InstantSource clock;

  /**
   * @param mostBytes what the file may take up
   */
  DeadLetters(Path file, long mostBytes, InstantSource clock) {
    this.file = file;
    this.mostBytes = mostBytes;
    this.clock = clock;
  }

  /**
   * Returns when the disk has them.
   *
   * @throws IOException also when there is no room left
   */
  void add(List<Message> messages, String why) throws IOException {
    byte[] lines = lines(messages, why);
    if (Files.exists(file) && Files.size(file) + lines.length > mostBytes) {
      throw new IOException(file + " is full: move it away, and the route goes on");
    }
    try (var appended = TurnedFile.open(new Turning(file, Long.MAX_VALUE, 0, 0), clock)) {
      appended.write(lines);
      appended.sync();
    }
  }

  /** What they take up; zero when that cannot be told. Safe for use by several threads. */
  long bytes() {
    try {
      return Files.size(file);
    } catch (IOException none) {
      return 0;
    }
  }

  /** The event of a line, which is on its way again; empty when it is no dead letter. */
  static Optional<SeenEvent> event(String line) {
    try {
      JsonNode letter = MAPPER.readTree(line);
      String cluster = letter.path("id").asString("").split("/", 2)[0];
      Event event = EventDecoder.decode(letter.path("event"), ApiGroup.CORE).event();
      return Optional.of(new SeenEvent(cluster, event));
    } catch (JacksonException | DecodeException broken) {
      return Optional.empty();
    }
  }

  private byte[] lines(List<Message> messages, String why) {
    String time = clock.instant().toString();
    var json = new JsonBytes(1024);
    for (Message each : messages) {
      json.write('{');
      json.member(ID).text(each.id());
      json.member(TIME).text(time);
      json.member(WHY).text(why);
      json.member(EVENT).raw(event(each));
      json.write('}');
      json.write('\n');
    }
    return json.toByteArray();
  }

  /** The event as it is, so that it can be shaped anew. */
  private static byte[] event(Message message) {
    return message.form() == Message.Form.EVENT ? message.body() : EventTree.json(message.event());
  }
}
