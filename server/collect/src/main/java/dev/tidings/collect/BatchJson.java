package dev.tidings.collect;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.JsonBody;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A batch as agents send it: {@code seen}, {@code events} as core/v1 has them with their cluster's
 * resourceVersion, and where there is one a {@code gap} and how far everything is {@code reached}.
 */
final class BatchJson {
  private static final Logger LOG = LoggerFactory.getLogger(BatchJson.class);

  private BatchJson() {}

  static byte[] encode(Batch batch) {
    var out = new ByteArrayOutputStream(1024 + 2048 * batch.events().size());
    try (JsonGenerator json = KubernetesJson.generator(out, false)) {
      json.writeStartObject();
      json.writeStringProperty("seen", word(batch.seen()));
      json.writeArrayPropertyStart("events");
      for (Event event : batch.events()) {
        EventJson.write(json, event, ApiGroup.CORE, true);
      }
      json.writeEndArray();
      if (batch.gap() != null) {
        json.writeObjectPropertyStart("gap");
        json.writeStringProperty("cause", word(batch.gap().cause()));
        write(json, "from", batch.gap().from());
        write(json, "to", batch.gap().to());
        json.writeEndObject();
      }
      if (batch.reached() != null) {
        write(json, "reached", batch.reached());
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void write(JsonGenerator json, String name, Reached reached) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("revision", reached.revision());
    json.writeStringProperty("at", reached.at().toString());
    json.writeEndObject();
  }

  /**
   * What an agent has sent.
   *
   * @param unreadable how many of its events are none, and are left out
   */
  record Sent(Batch batch, int unreadable) {}

  /**
   * Reads what an agent has sent. One event that makes no sense costs no other.
   *
   * @throws IllegalArgumentException when it is none of this; the message is for people
   */
  static Sent decode(byte[] body) {
    try {
      JsonNode tree = JsonBody.parse(body);
      List<Event> events = events(tree.path("events"));
      JsonNode reached = tree.path("reached");
      var batch =
          new Batch(
              Batch.Seen.valueOf(constant(tree.path("seen"))),
              events,
              gap(tree.path("gap")),
              reached.isMissingNode() ? null : reached(reached));
      return new Sent(batch, tree.path("events").size() - events.size());
    } catch (DecodeException | DateTimeException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  private static List<Event> events(JsonNode list) {
    var events = new ArrayList<Event>();
    for (JsonNode event : list) {
      try {
        events.add(EventDecoder.decode(event, ApiGroup.CORE).event());
      } catch (DecodeException | DateTimeException | IllegalArgumentException unreadable) {
        LOG.debug("what an agent has sent as an event is none", unreadable);
      }
    }
    return events;
  }

  private static @Nullable Gap gap(JsonNode gap) {
    return gap.isMissingNode()
        ? null
        : new Gap(
            Gap.Cause.valueOf(constant(gap.path("cause"))),
            reached(gap.path("from")),
            reached(gap.path("to")));
  }

  private static Reached reached(JsonNode reached) {
    return new Reached(
        reached.path("revision").asString(""), Instant.parse(reached.path("at").asString("")));
  }

  private static String constant(JsonNode word) {
    return word.asString("").toUpperCase(Locale.ROOT);
  }
}
