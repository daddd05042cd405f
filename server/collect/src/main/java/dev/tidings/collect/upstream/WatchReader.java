package dev.tidings.collect.upstream;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a watch. Of one thread, but for closing. */
public final class WatchReader implements AutoCloseable {
  /** What is told together. */
  private static final int MOST_NOTICES = 500;

  private static final int INTERNAL_ERROR = 500;

  private final InputStream answer;
  private final Lines lines;

  WatchReader(InputStream answer) {
    this.answer = answer;
    this.lines = new Lines(answer);
  }

  /**
   * Waits for news; all that have come by then, in their order. Empty when the watch has ended.
   *
   * @throws UpstreamException when the server says that it cannot go on
   */
  public List<Notice> next() throws IOException {
    var notices = new ArrayList<Notice>();
    while (notices.isEmpty() || (notices.size() < MOST_NOTICES && lines.hasNext())) {
      byte[] line = lines.next();
      if (line == null) {
        break;
      }
      notices.add(notice(line));
    }
    return notices;
  }

  private static Notice notice(byte[] line) throws IOException {
    JsonNode told;
    try {
      told = UpstreamClient.JSON.readTree(line);
    } catch (JacksonException broken) {
      throw new IOException("the watch says what is no JSON", broken);
    }
    JsonNode object = told.path("object");
    String revision = object.path("metadata").path("resourceVersion").asString("");
    return switch (told.path("type").asString("")) {
      case "ADDED", "MODIFIED" -> changed(object, revision);
      case "DELETED" -> new Notice.Deleted(revision);
      case "BOOKMARK" -> new Notice.Bookmark(revision);
      case "ERROR" ->
          throw new UpstreamException(
              object.path("code").asInt(INTERNAL_ERROR),
              object.path("message").asString(""),
              Duration.ofSeconds(
                  Math.max(0, object.path("details").path("retryAfterSeconds").asLong(0))));
      default -> new Notice.Unreadable(revision);
    };
  }

  private static Notice changed(JsonNode object, String revision) {
    try {
      return new Notice.Changed(EventDecoder.decode(object, ApiGroup.CORE).event());
    } catch (DecodeException foreign) {
      return new Notice.Unreadable(revision);
    }
  }

  @Override
  public void close() throws IOException {
    answer.close();
  }
}
