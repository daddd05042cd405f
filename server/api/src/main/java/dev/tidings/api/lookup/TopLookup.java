package dev.tidings.api.lookup;

import dev.tidings.api.wire.MetaJson;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.Event;
import dev.tidings.search.Counts;
import dev.tidings.search.Dimension;
import dev.tidings.search.EventSearch;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.Scope;
import dev.tidings.search.Top;
import dev.tidings.search.TopObjects;
import dev.tidings.search.TopObjectsRequest;
import dev.tidings.search.TopObjectsRequest.Level;
import dev.tidings.search.TopRequest;
import dev.tidings.search.query.EventQuery;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** What happened most, counted by one thing. */
record TopLookup(EventQuery query, Period period, By by, int limit) implements Lookup {
  static final Set<String> PARAMETERS = Set.of("q", "from", "to", "by", "limit");

  private static final int USUAL_LIMIT = 10;

  /** By what it is counted. */
  sealed interface By {
    String word();

    record Value(Dimension dimension) implements By {
      @Override
      public String word() {
        return dimension.word();
      }
    }

    record OfObjects(Level level) implements By {
      @Override
      public String word() {
        return level == Level.OBJECT ? "object" : "owner";
      }
    }
  }

  static TopLookup of(Parameters parameters, Times times) throws RefusedException {
    return new TopLookup(
        parameters.query(),
        times.last(LookupEndpoint.USUAL_PERIOD),
        by(parameters.required("by")),
        parameters.number("limit", USUAL_LIMIT, TopRequest.MOST));
  }

  private static By by(String word) throws RefusedException {
    return switch (word) {
      case "object" -> new By.OfObjects(Level.OBJECT);
      case "owner" -> new By.OfObjects(Level.OWNER);
      default ->
          new By.Value(
              Dimension.of(word)
                  .orElseThrow(
                      () ->
                          Parameters.wrong("by", "there are object, owner, " + Dimensions.WORDS)));
    };
  }

  @Override
  public Found in(EventSearch search, Scope scope) {
    var what = new Question(query, period, scope);
    return switch (by) {
      case By.Value value -> {
        Top top = search.top(new TopRequest(what, value.dimension(), limit));
        yield json -> write(json, top);
      }
      case By.OfObjects objects -> {
        TopObjects top = search.topObjects(new TopObjectsRequest(what, objects.level(), limit));
        yield json -> write(json, top);
      }
    };
  }

  private void write(JsonGenerator json, Top top) {
    writeHead(json, top.total(), top.before());
    for (Top.Item item : top.items()) {
      json.writeStartObject();
      json.writeStringProperty("value", item.value());
      writeCounts(json, item.counts());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(JsonGenerator json, TopObjects top) {
    writeHead(json, top.total(), top.before());
    for (TopObjects.Item item : top.items()) {
      json.writeStartObject();
      json.writeStringProperty("value", item.object().kindAndName());
      writeCounts(json, item.counts());
      ObjectJson.write(json, "object", item.object());
      writeLast(json, item.last());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What comes before the items, and the beginning of these. */
  private void writeHead(JsonGenerator json, long total, long before) {
    MetaJson.writeType(json, "EventTop", LookupEndpoint.API_VERSION);
    json.writeStringProperty("by", by.word());
    json.writeStringProperty("from", period.from().toString());
    json.writeStringProperty("to", period.to().toString());
    json.writeNumberProperty("total", total);
    json.writeNumberProperty("before", before);
    json.writeArrayPropertyStart("items");
  }

  private static void writeCounts(JsonGenerator json, Counts counts) {
    json.writeNumberProperty("count", counts.count());
    json.writeNumberProperty("before", counts.before());
    json.writeNumberProperty("warnings", counts.warnings());
    json.writeStringProperty("lastSeen", counts.lastSeen().toString());
  }

  private static void writeLast(JsonGenerator json, Event last) {
    json.writeStringProperty("lastReason", Cut.text(last.reason()));
    json.writeStringProperty("lastMessage", Cut.text(last.message()));
    json.writeStringProperty("lastType", Cut.text(last.type()));
  }
}
