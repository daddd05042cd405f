package dev.tidings.benchmarks.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The events of a real cluster, as often as wanted: each time they are of other objects in other
 * namespaces, which their messages name too, and of another time within a week.
 */
final class RecordedEvents {
  /** When the last of them happens. */
  static final Instant END = Instant.parse("2026-11-22T00:00:00Z");

  static final Duration LENGTH = Duration.ofDays(7);

  /** What stands before an event that was new, to the end of its line. */
  private static final String ADDED = "\"type\":\"ADDED\",\"object\":";

  private static final int NAMESPACES = 200;

  private final List<Event> recorded;
  private final int total;

  private RecordedEvents(List<Event> recorded, int total) {
    this.recorded = recorded;
    this.total = total;
  }

  /**
   * @param recording lines of what a watch has told, gzip
   */
  static RecordedEvents read(Path recording, int total) throws IOException, DecodeException {
    var recorded = new ArrayList<Event>();
    try (var text =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(recording)), UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        int begin = line.indexOf(ADDED);
        if (begin >= 0) {
          byte[] event = line.substring(begin + ADDED.length(), line.length() - 1).getBytes(UTF_8);
          recorded.add(EventDecoder.decode(event, Encoding.JSON, ApiGroup.CORE).event());
        }
      }
    }
    return new RecordedEvents(recorded, total);
  }

  /** One of them; the larger the number the later. */
  Event event(int number) {
    Event original = recorded.get(number % recorded.size());
    int round = number / recorded.size();
    ObjectReference object = original.involvedObject();
    String name = object.name() + "-" + Integer.toString(round, 36);
    String namespace = namespace(original.metadata().namespace(), number);
    Instant time = END.minus(LENGTH).plusMillis(LENGTH.toMillis() * number / total);
    ObjectMeta metadata =
        original.metadata().toBuilder()
            .name(original.metadata().name() + "-" + number)
            .namespace(namespace)
            .creationTimestamp(time)
            .build();
    return original.toBuilder()
        .metadata(metadata)
        .involvedObject(
            new ObjectReference(
                object.kind(),
                object.namespace().isEmpty() ? "" : namespace,
                name,
                object.uid() + round,
                object.apiVersion(),
                object.resourceVersion(),
                object.fieldPath()))
        .message(original.message().replace(object.name(), name))
        .firstTimestamp(original.firstTimestamp() == null ? null : time)
        .lastTimestamp(original.lastTimestamp() == null ? null : time)
        .eventTime(original.eventTime() == null ? null : time)
        .series(null)
        .build();
  }

  private static String namespace(String original, int number) {
    return original.equals("default") ? original : original + "-" + number % NAMESPACES;
  }
}
