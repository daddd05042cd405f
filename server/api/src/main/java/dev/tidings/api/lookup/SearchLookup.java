package dev.tidings.api.lookup;

import dev.tidings.api.read.StoredEvents;
import dev.tidings.api.wire.MetaJson;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.EventJson;
import dev.tidings.event.ApiGroup;
import dev.tidings.search.Dimension;
import dev.tidings.search.EventSearch;
import dev.tidings.search.FoundEvent;
import dev.tidings.search.Order;
import dev.tidings.search.PageToken;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.Scope;
import dev.tidings.search.SearchPage;
import dev.tidings.search.SearchRequest;
import dev.tidings.search.ValueCount;
import dev.tidings.search.query.EventQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Events, a page at a time. */
record SearchLookup(EventQuery query, Period period, Paging paging, Set<Dimension> facets)
    implements Lookup {
  static final Set<String> PARAMETERS =
      Set.of("q", "from", "to", "limit", "continue", "sort", "facets");

  private static final int USUAL_LIMIT = 50;

  /** Which page, and in which order. */
  record Paging(Order order, int limit, @Nullable PageToken after) {}

  static SearchLookup of(Parameters parameters, Times times) throws RefusedException {
    return new SearchLookup(
        parameters.query(), times.ever(), paging(parameters), facets(parameters));
  }

  private static Paging paging(Parameters parameters) throws RefusedException {
    Order order =
        parameters.choice(
            "sort", Order.NEWEST_FIRST.word(), Order::of, "one of time, -time, count, -count");
    int limit = parameters.number("limit", USUAL_LIMIT, SearchRequest.MOST);
    Optional<String> token = parameters.text("continue");
    PageToken after = token.isEmpty() ? null : token(token.get(), order);
    return new Paging(order, limit, after);
  }

  private static PageToken token(String text, Order order) throws RefusedException {
    return PageToken.read(text)
        .filter(token -> token.order() == order)
        .orElseThrow(
            () -> Parameters.wrong("continue", "it is none that a search in this order has given"));
  }

  private static Set<Dimension> facets(Parameters parameters) throws RefusedException {
    Set<Dimension> facets = EnumSet.noneOf(Dimension.class);
    Optional<String> asked = parameters.text("facets");
    if (asked.isPresent()) {
      for (String word : asked.get().split(",", -1)) {
        facets.add(Dimensions.of("facets", word));
      }
    }
    return facets;
  }

  @Override
  public Found in(EventSearch search, Scope scope) {
    var what = new Question(query, period, scope);
    var request = new SearchRequest(what, paging.order(), paging.limit(), paging.after(), facets);
    SearchPage page = search.search(request);
    return json -> write(json, page);
  }

  private static void write(JsonGenerator json, SearchPage page) {
    MetaJson.writeType(json, "EventSearch", LookupEndpoint.API_VERSION);
    json.writeObjectPropertyStart("metadata");
    page.next().ifPresent(next -> json.writeStringProperty("continue", next.text()));
    json.writeEndObject();
    json.writeNumberProperty("total", page.total());
    json.writeObjectPropertyStart("facets");
    for (Dimension dimension : Dimension.values()) {
      List<ValueCount> values = page.facets().get(dimension);
      if (values != null) {
        writeFacet(json, dimension, values);
      }
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("items");
    page.items().forEach(item -> writeItem(json, item));
    json.writeEndArray();
  }

  private static void writeFacet(JsonGenerator json, Dimension dimension, List<ValueCount> values) {
    json.writeArrayPropertyStart(dimension.word());
    for (ValueCount value : values) {
      json.writeStartObject();
      json.writeStringProperty("value", value.value());
      json.writeNumberProperty("count", value.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeItem(JsonGenerator json, FoundEvent found) {
    json.writeStartObject();
    json.writeStringProperty("cluster", found.cluster());
    json.writeName("event");
    EventJson.write(json, StoredEvents.read(found.event()), ApiGroup.CORE, true);
    json.writeEndObject();
  }
}
