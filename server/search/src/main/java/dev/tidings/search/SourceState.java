package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh what is known of a cluster is.
 *
 * @param events how many of its events can be found
 * @param revision the newest revision of its store
 * @param indexedRevision all up to this can be found; 0 while the store is read for the first time
 * @param lag how long there has been something that cannot be found; zero when there is nothing
 * @param newest when the newest event happened last; null when there is none
 */
public record SourceState(
    String cluster,
    long events,
    long revision,
    long indexedRevision,
    Duration lag,
    @Nullable Instant newest) {
  public SourceState {
    requireNonNull(cluster, "cluster");
    requireNonNull(lag, "lag");
  }
}
