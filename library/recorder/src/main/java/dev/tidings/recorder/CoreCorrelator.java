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
  private final boolean stableNames;
  private final EventIdentity identity;
  private final Aggregator aggregator;
  private final Observations observations;
  private final SpamFilter spam;

  CoreCorrelator(CorrelationOptions options, Fidelity fidelity) {
    this(
        options,
        fidelity == Fidelity.CLIENT_GO
            ? ClientGoKeys.JOINED
            : CorrelationKeys.of(options.identity()),
        fidelity);
  }

  CoreCorrelator(CorrelationOptions options, CorrelationKeys keys, Fidelity fidelity) {
    this.keys = keys;
    this.fidelity = fidelity;
    this.stableNames = options.stableNames();
    this.identity = options.identity();
    int cacheSize = options.cacheSize();
    this.aggregator = new Aggregator(options.aggregation(), keys, fidelity, cacheSize);
    this.observations = new Observations(cacheSize);
    this.spam = new SpamFilter(options.spam(), keys, cacheSize);
  }

  @Override
  public ApiGroup group() {
    return ApiGroup.CORE;
  }

  @Override
  public Correlation correlate(Offer offer, Instant now) {
    Aggregator.Similar similar = similar(offer, now);
    Object key = similar.key();
    Observations.Observed observed = observations.observe(similar.event(), key);
    Event event = observed.event();
    if (stableNames && observed.change() == null) {
      event = StableNames.rename(event, variety(offer, similar));
      observations.replace(key, event);
    }
    return spam.admits(event, now)
        ? new Write(key, event, observed.change(), Persistence.RETRIED)
        : new Skip(DropCause.SPAM);
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
