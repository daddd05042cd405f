package dev.tidings.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recorded watch: JSON lines of {@code {"receivedAt", "type", "object"}}, plain or gzip, whatever
 * the name says. Read as a stream, so that its size does not matter.
 */
final class Recording {
  private static final int GZIP_MAGIC = 0x1f8b;

  private final String name;
  private final Source source;

  /** Opens the bytes, from the start each time. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  Recording(String name, Source source) {
    this.name = name;
    this.source = source;
  }

  /**
   * How much there is.
   *
   * @param count notifications
   * @param first when the first was received
   * @param last when the last was received
   */
  record Extent(long count, Instant first, Instant last) {
    Duration length() {
      return Duration.between(first, last);
    }
  }

  /** Reads it all once; an empty recording is a failure, for it is not what was meant. */
  Extent extent() throws CommandFailure {
    try (Reader reader = open()) {
      Notification notification = reader.next();
      if (notification == null) {
        throw new CommandFailure(name + " holds no notifications");
      }
      Instant first = notification.receivedAt();
      Instant last = first;
      long count = 0;
      for (; notification != null; notification = reader.next()) {
        last = notification.receivedAt();
        count++;
      }
      return new Extent(count, first, last);
    }
  }

  Reader open() throws CommandFailure {
    try {
      return new Reader(new BufferedReader(new InputStreamReader(bytes(), StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new CommandFailure("cannot read " + name + ": " + unreadable, unreadable);
    }
  }

  private InputStream bytes() throws IOException {
    InputStream raw = new BufferedInputStream(source.open());
    try {
      raw.mark(2);
      int magic = raw.read() << 8 | raw.read();
      raw.reset();
      return magic == GZIP_MAGIC ? new GZIPInputStream(raw) : raw;
    } catch (IOException | RuntimeException failed) {
      raw.close();
      throw failed;
    }
  }

  /** Gives the notifications one by one. */
  final class Reader implements AutoCloseable {
    private final BufferedReader lines;
    private long line;

    private Reader(BufferedReader lines) {
      this.lines = lines;
    }

    /** The next one; null at the end. */
    @Nullable Notification next() throws CommandFailure {
      try {
        String text;
        do {
          text = lines.readLine();
          line++;
        } while (text != null && text.isBlank());
        return text == null ? null : parse(text);
      } catch (IOException | JacksonException | DateTimeParseException broken) {
        throw new CommandFailure(name + ":" + line + ": " + broken.getMessage(), broken);
      }
    }

    private Notification parse(String text) throws CommandFailure {
      JsonNode tree = ApiClient.JSON.readTree(text);
      if (!(tree.path("object") instanceof ObjectNode object)) {
        throw new CommandFailure(name + ":" + line + ": not a notification of a watch");
      }
      return new Notification(
          Instant.parse(tree.path("receivedAt").asString("")),
          tree.path("type").asString(""),
          object);
    }

    @Override
    public void close() throws CommandFailure {
      try {
        lines.close();
      } catch (IOException failed) {
        throw new CommandFailure("cannot close " + name + ": " + failed, failed);
      }
    }
  }
}
