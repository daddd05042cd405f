package dev.tidings.api.lookup;

import dev.tidings.api.wire.MetaJson;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.Event;
import dev.tidings.search.EventSearch;
import dev.tidings.search.LifeRequest;
import dev.tidings.search.ObjectLife;
import dev.tidings.search.Period;
import dev.tidings.search.Scope;
import dev.tidings.search.query.Condition;
import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryField;
import dev.tidings.store.Cluster;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** What happened to one object, to its owners and to what it owns. */
record LifeLookup(Named object, Period period) implements Lookup {
  static final Set<String> PARAMETERS =
      Set.of("cluster", "kind", "namespace", "name", "from", "to");

  /** Longer than any name that an object can have. */
  private static final int LONGEST = 512;

  /**
   * The object.
   *
   * @param namespace empty for one of the whole cluster
   */
  record Named(String cluster, String kind, String namespace, String name) {}

  static LifeLookup of(Parameters parameters, Times times) throws RefusedException {
    var object =
        new Named(
            parameters.text("cluster").orElse(Cluster.OWN),
            bounded("kind", parameters.required("kind")),
            bounded("namespace", parameters.text("namespace").orElse("")),
            bounded("name", parameters.required("name")));
    if (!object.cluster().equals(Cluster.OWN) && !Cluster.isName(object.cluster())) {
      throw Parameters.wrong("cluster", "it is no name of a cluster");
    }
    return new LifeLookup(object, times.ever());
  }

  private static String bounded(String parameter, String value) throws RefusedException {
    if (value.length() > LONGEST) {
      throw Parameters.wrong(parameter, "it has more than " + LONGEST + " characters");
    }
    return value;
  }

  /** Its own events, of which those are that must be told of; its family may be elsewhere. */
  @Override
  public EventQuery query() {
    String namespace = object.namespace().isEmpty() ? "default" : object.namespace();
    return new EventQuery(
        "",
        List.of(
            new Condition.Has(QueryField.CLUSTER, List.of(object.cluster())),
            new Condition.Has(QueryField.NAMESPACE, List.of(namespace))));
  }

  @Override
  public Found in(EventSearch search, Scope scope) {
    ObjectLife life =
        search.life(
            new LifeRequest(
                object.cluster(), object.kind(), object.namespace(), object.name(), period, scope));
    return json -> write(json, life);
  }

  private static void write(JsonGenerator json, ObjectLife life) {
    MetaJson.writeType(json, "EventObject", LookupEndpoint.API_VERSION);
    ObjectJson.write(json, "object", life.object());
    json.writeArrayPropertyStart("related");
    for (ObjectLife.Related related : life.related()) {
      json.writeStartObject();
      json.writeStringProperty("relation", word(related.relation()));
      ObjectJson.write(json, "object", related.object());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("items");
    life.moments().forEach(moment -> writeMoment(json, moment));
    json.writeEndArray();
    json.writeStringProperty("describe", life.describe());
  }

  private static void writeMoment(JsonGenerator json, ObjectLife.Moment moment) {
    json.writeStartObject();
    json.writeStringProperty("time", moment.time().toString());
    json.writeNumberProperty("count", moment.count());
    json.writeStringProperty("relation", word(moment.relation()));
    ObjectJson.write(json, "object", moment.object());
    writeEvent(json, moment.event());
    json.writeEndObject();
  }

  private static void writeEvent(JsonGenerator json, Event event) {
    String component = event.source().component();
    json.writeObjectPropertyStart("event");
    json.writeStringProperty("namespace", event.metadata().namespace());
    json.writeStringProperty("name", event.metadata().name());
    json.writeStringProperty("type", Cut.text(event.type()));
    json.writeStringProperty("reason", Cut.text(event.reason()));
    json.writeStringProperty("message", Cut.text(event.message()));
    json.writeStringProperty(
        "component", Cut.text(component.isEmpty() ? event.reportingController() : component));
    json.writeNumberProperty("count", event.count());
    json.writeEndObject();
  }

  private static String word(ObjectLife.Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }
}
