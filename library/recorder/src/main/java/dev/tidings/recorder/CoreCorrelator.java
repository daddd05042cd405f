package dev.tidings.recorder;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.recorder.Correlation.Persistence;
import dev.tidings.recorder.Correlation.Skip;
import dev.tidings.recorder.Correlation.Write;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Repeats in core/v1: combine, count, hold back, in this order. */
final class CoreCorrelator implements Correlator {
  private final CorrelationKeys keys;
  private final Fidelity fidelity;
  private final Repeats repeats;
  private final EventIdentity identity;
  private final Aggregator aggregator;
  private final Observations observations;
  private final SpamFilter spam;

  CoreCorrelator(SinkOptions options) {
    this(options, keys(options));
  }

  CoreCorrelator(SinkOptions options, CorrelationKeys keys) {
    CorrelationOptions correlation = options.correlation();
    this.keys = keys;
    this.fidelity = options.fidelity();
    this.repeats = options.repeats();
    this.identity = correlation.identity();
    int cacheSize = correlation.cacheSize();
    this.aggregator = new Aggregator(correlation.aggregation(), keys, fidelity, cacheSize);
    this.observations = new Observations(cacheSize);
    this.spam = new SpamFilter(correlation.spam(), keys, cacheSize);
  }

  private static CorrelationKeys keys(SinkOptions options) {
    return switch (options.fidelity()) {
      case IMPROVED -> CorrelationKeys.of(options.correlation().identity());
      case CLIENT_GO -> ClientGoKeys.JOINED;
    };
  }

  @Override
  public ApiGroup group() {
    return ApiGroup.CORE;
  }

  @Override
  public Correlation correlate(Offer offer, Instant now) {
    Aggregator.Similar similar = similar(offer, now);
    Observations.Observed observed =
        switch (repeats) {
          case COUNTED -> observations.observe(similar.event(), similar.key());
          case STABLE_NAMES -> observeByName(offer, similar);
          case CREATE_ONLY -> new Observations.Observed(similar.event(), null);
        };
    return spam.admits(observed.event(), now)
        ? new Write(similar.key(), observed.event(), observed.change(), Persistence.RETRIED)
        : new Skip(DropCause.SPAM);
  }

  private Observations.Observed observeByName(Offer offer, Aggregator.Similar similar) {
    Observations.Observed observed = observations.observe(similar.event(), similar.key());
    if (observed.change() != null) {
      return observed;
    }
    Event named = StableNames.rename(observed.event(), variety(offer, similar));
    observations.replace(similar.key(), named);
    return new Observations.Observed(named, null);
  }

  /** What tells the event from others of the same object, type and reason. */
  private String variety(Offer offer, Aggregator.Similar similar) {
    if (offer.key() != null) {
      return "key " + offer.key();
    }
    if (similar.combined()) {
      return "combined";
    }
    return switch (identity) {
      case BY_MESSAGE -> "message " + offer.event().message();
      case BY_REASON -> "reason";
    };
  }

  /** An event that was given a key is what it says it is, and is never combined with others. */
  private Aggregator.Similar similar(Offer offer, Instant now) {
    String given = offer.key();
    return given == null
        ? aggregator.aggregate(offer.event(), now)
        : new Aggregator.Similar(
            offer.event(), CorrelationKeys.Given.of(offer.event(), given), false);
  }

  @Override
  public void stored(Write write, Event answer) {
    if (repeats == Repeats.CREATE_ONLY) {
      return;
    }
    switch (fidelity) {
      case IMPROVED -> observations.stored(write.key(), answer);
      // Under the answer's own key, which for a combined event is not the one it is counted under.
      case CLIENT_GO -> observations.replace(keys.full().apply(answer), answer);
    }
  }

  @Override
  public void postponed(Write write) {}

  @Override
  public void adopted(Object key, int count) {
    observations.add(key, count);
  }

  @Override
  public List<Write> due(Instant now) {
    return List.of();
  }

  @Override
  public @Nullable Instant nextDue(Instant now) {
    return null;
  }

  @Override
  public List<Write> last(Instant now) {
    return List.of();
  }
}
