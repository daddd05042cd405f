package dev.tidings.api.lookup;

import dev.tidings.api.lookup.CollectorStates.CollectorState;
import dev.tidings.api.wire.MetaJson;
import dev.tidings.search.EventSearch;
import dev.tidings.search.Scope;
import dev.tidings.search.SourceState;
import dev.tidings.search.query.EventQuery;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * The clusters of which something may be told, and how fresh it is. How much there is in a whole
 * cluster is told to those only who may list all of it.
 */
record SourcesLookup(CollectorStates collectors) implements Lookup {
  @Override
  public EventQuery query() {
    return EventQuery.ALL;
  }

  @Override
  public Found in(EventSearch search, Scope scope) {
    List<SourceState> sources =
        search.sources().stream()
            .filter(source -> scope.clusters().containsKey(source.cluster()))
            .toList();
    return json -> write(json, sources, scope);
  }

  private void write(JsonGenerator json, List<SourceState> sources, Scope scope) {
    MetaJson.writeType(json, "EventSources", LookupEndpoint.API_VERSION);
    json.writeArrayPropertyStart("items");
    for (SourceState source : sources) {
      json.writeStartObject();
      json.writeStringProperty("cluster", source.cluster());
      boolean whole = scope.clusters().get(source.cluster()) instanceof Scope.Namespaces.All;
      if (whole) {
        writeWhole(json, source);
      }
      json.writeNumberProperty("indexLagSeconds", source.lag().toMillis() / 1e3);
      collectors.of(source.cluster()).ifPresent(state -> writeCollector(json, state, whole));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeWhole(JsonGenerator json, SourceState source) {
    json.writeNumberProperty("events", source.events());
    json.writeNumberProperty("revision", source.revision());
    json.writeNumberProperty("indexedRevision", source.indexedRevision());
    if (source.newest() != null) {
      json.writeStringProperty("newest", source.newest().toString());
    }
  }

  private static void writeCollector(JsonGenerator json, CollectorState state, boolean whole) {
    json.writeObjectPropertyStart("collector");
    json.writeStringProperty("state", state.state());
    if (state.heardAt() != null) {
      json.writeStringProperty("heardAt", state.heardAt().toString());
    }
    if (whole) {
      json.writeNumberProperty("gaps", state.gaps());
      json.writeObjectPropertyStart("dropped");
      new TreeMap<>(state.dropped()).forEach(json::writeNumberProperty);
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
