package dev.tidings.search;

import java.util.List;

/**
 * What can be asked about the events of all clusters. Safe for use by any number of threads.
 *
 * <p>An answer is of one moment, at most a second behind the stores once they have been read.
 * Whatever is counted, {@link Question#scope} is counted and nothing else. Methods block and touch
 * the disk: they belong on a platform thread. They throw {@link SearchException} when nothing can
 * be answered now, after a second at most, and none but {@link #sources} answers before all events
 * have been read.
 */
public interface EventSearch {
  /** Events as they are now, and what they have in common. */
  SearchPage search(SearchRequest request);

  /** How often events happened, over time. */
  Histogram histogram(HistogramRequest request);

  /** What most of what happened has in common. */
  Top top(TopRequest request);

  /** The objects to which most has happened. */
  TopObjects topObjects(TopObjectsRequest request);

  /** What happened to one object, to its owners and to what it owns. */
  ObjectLife life(LifeRequest request);

  /** The clusters that are followed, by name, and how fresh what is known of them is. */
  List<SourceState> sources();
}
