package dev.tidings.api.lookup;

import dev.tidings.api.wire.MetaJson;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.search.EventSearch;
import dev.tidings.search.Histogram;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.HistogramRequest.Split;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.Scope;
import dev.tidings.search.query.EventQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** How often events happened, over time. */
record HistogramLookup(EventQuery query, Period period, int buckets, @Nullable Split split)
    implements Lookup {
  static final Set<String> PARAMETERS = Set.of("q", "from", "to", "buckets", "by", "limit");

  private static final int USUAL_BUCKETS = 60;
  private static final int USUAL_SERIES = 10;

  static HistogramLookup of(Parameters parameters, Times times) throws RefusedException {
    int buckets = parameters.number("buckets", USUAL_BUCKETS, HistogramRequest.MOST_BUCKETS);
    return new HistogramLookup(
        parameters.query(), times.last(LookupEndpoint.USUAL_PERIOD), buckets, split(parameters));
  }

  private static @Nullable Split split(Parameters parameters) throws RefusedException {
    int series = parameters.number("limit", USUAL_SERIES, Split.MOST_SERIES);
    Optional<String> by = parameters.text("by");
    if (by.isPresent()) {
      return new Split(Dimensions.of("by", by.get()), series);
    }
    if (parameters.has("limit")) {
      throw Parameters.wrong("limit", "it is of the series that by= makes");
    }
    return null;
  }

  @Override
  public Found in(EventSearch search, Scope scope) {
    Histogram histogram =
        search.histogram(new HistogramRequest(new Question(query, period, scope), buckets, split));
    return json -> write(json, histogram);
  }

  private void write(JsonGenerator json, Histogram histogram) {
    MetaJson.writeType(json, "EventHistogram", LookupEndpoint.API_VERSION);
    Duration step = histogram.step();
    json.writeStringProperty("from", histogram.from().toString());
    json.writeStringProperty("to", period.to().toString());
    json.writeNumberProperty("stepSeconds", step.toSeconds());
    json.writeNumberProperty("total", histogram.total());
    json.writeArrayPropertyStart("series");
    for (Histogram.Series series : histogram.series()) {
      json.writeStartObject();
      json.writeStringProperty("value", series.value());
      json.writeNumberProperty("total", series.total());
      writeCounts(json, "counts", series.counts());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeCounts(json, "other", histogram.other());
  }

  private static void writeCounts(JsonGenerator json, String name, List<Long> counts) {
    json.writeArrayPropertyStart(name);
    counts.forEach(json::writeNumber);
    json.writeEndArray();
  }
}
