package dev.tidings.forward.loki;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.JsonBytes;
import dev.tidings.forward.enhanced.EpochNanos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A request to Loki: lines in their streams, in each by their times. */
final class Push {
  private static final byte[] STREAMS = JsonBytes.name("streams");
  private static final byte[] STREAM = JsonBytes.name("stream");
  private static final byte[] VALUES = JsonBytes.name("values");
  private static final byte[] ID = JsonBytes.name("id");

  private final Map<SortedMap<String, String>, List<Line>> streams = new LinkedHashMap<>();

  /**
   * One line.
   *
   * @param id what stands beside it; empty for nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares lines
  record Line(Instant time, byte[] text, String id) {}

  void add(SortedMap<String, String> stream, Line line) {
    streams.computeIfAbsent(stream, none -> new ArrayList<>()).add(line);
  }

  byte[] json() {
    var json = new JsonBytes(4096);
    json.write('{');
    json.member(STREAMS).write('[');
    boolean first = true;
    for (Map.Entry<SortedMap<String, String>, List<Line>> each : streams.entrySet()) {
      if (!first) {
        json.write(',');
      }
      first = false;
      stream(json, each.getKey(), each.getValue());
    }
    json.write(']');
    json.write('}');
    return json.toByteArray();
  }

  private static void stream(JsonBytes json, Map<String, String> labels, List<Line> lines) {
    json.write('{');
    json.member(STREAM).write('{');
    labels.forEach((name, value) -> json.member(JsonBytes.name(name)).text(value));
    json.write('}');
    json.member(VALUES).write('[');
    lines.sort(Comparator.comparing(Line::time));
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        json.write(',');
      }
      line(json, lines.get(i));
    }
    json.write(']');
    json.write('}');
  }

  private static void line(JsonBytes json, Line line) {
    json.write('[');
    json.text(Long.toString(EpochNanos.of(line.time())));
    json.write(',');
    json.text(new String(line.text(), UTF_8));
    if (!line.id().isEmpty()) {
      json.write(',');
      json.write('{');
      json.member(ID).text(line.id());
      json.write('}');
    }
    json.write(']');
  }
}
