package dev.tidings.collect.upstream;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads one page of a list, an item at a time: what is in memory at once is what is kept. */
final class PageReader {
  private final List<Event> events = new ArrayList<>();
  private String revision = "";
  private String next = "";
  private int unreadable;

  Page read(InputStream answer) throws IOException {
    try (JsonParser json = UpstreamClient.JSON.createParser(answer)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the answer is no list");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        member(json);
      }
    } catch (JacksonException broken) {
      throw new IOException(
          "the list breaks off, or is none: " + broken.getOriginalMessage(), broken);
    }
    if (revision.isEmpty()) {
      throw new IOException("the list has no resourceVersion");
    }
    return new Page(events, revision, next, unreadable);
  }

  private void member(JsonParser json) {
    String name = json.currentName();
    JsonToken value = json.nextToken();
    if ("metadata".equals(name)) {
      JsonNode metadata = json.readValueAsTree();
      revision = metadata.path("resourceVersion").asString("");
      next = metadata.path("continue").asString("");
    } else if ("items".equals(name) && value == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        item(json.readValueAsTree());
      }
    } else {
      json.skipChildren();
    }
  }

  private void item(JsonNode tree) {
    try {
      events.add(EventDecoder.decode(tree, ApiGroup.CORE).event());
    } catch (DecodeException foreign) {
      unreadable++;
    }
  }
}
