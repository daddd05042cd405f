package dev.tidings.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events (the HTML standard, 9.2). Not safe for use by several threads. */
final class SentEvents {
  private final BufferedReader lines;
  private String id;

  /**
   * Reads a stream.
   *
   * @param id of the last event of a stream that this one goes on from; empty for none
   */
  SentEvents(InputStream stream, String id) {
    this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.id = id;
  }

  /**
   * One of them.
   *
   * @param name what it is; {@code message} where nothing is said
   */
  record Sent(String name, String data) {}

  /** Where to go on from: the last id that was sent. */
  String id() {
    return id;
  }

  /** The next one, or null at the stream's end. One that the end cuts off does not count. */
  @Nullable Sent next() throws IOException {
    String coming = id;
    String name = "message";
    var data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        id = coming;
        if (!data.isEmpty()) {
          return new Sent(name, data.substring(1));
        }
        name = "message";
      }
      switch (field(line)) {
        case "id" -> coming = value(line);
        case "event" -> name = value(line);
        case "data" -> data.append('\n').append(value(line));
        default -> {} // comments, and what is of no use here
      }
    }
    return null;
  }

  private static String field(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? line : line.substring(0, colon);
  }

  private static String value(String line) {
    String value = line.substring(Math.min(line.length(), field(line).length() + 1));
    return value.startsWith(" ") ? value.substring(1) : value;
  }
}
