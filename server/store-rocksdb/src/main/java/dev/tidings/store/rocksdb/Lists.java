package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Term;
import dev.tidings.store.rocksdb.RemainingCounts.Place;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers lists: which rows a selection has to look at, at which revision, from where to where. */
final class Lists {
  private static final byte[] ALL = {};

  private final EventTerms.Reader terms;
  private final RecentGrowth growth;
  private final RemainingCounts remaining;

  Lists(EventTerms.Reader terms, ChangeRing recent) {
    this.terms = terms;
    this.growth = new RecentGrowth(recent);
    this.remaining = new RemainingCounts(growth);
  }

  ListResult page(ReadView view, ListRequest request) {
    StoreState state = view.state();
    long revision =
        request.revision() == ListRequest.LATEST ? state.revision() : request.revision();
    if (revision > state.revision()) {
      return new ListResult.Future(state.revision());
    }
    if (revision < state.compacted()) {
      return new ListResult.Expired(state.compacted());
    }
    var begin = new Place(request.selection(), revision, request.after());
    if (isEverything(request) && revision == state.revision()) {
      remaining.counted(begin, state.liveEvents());
    }
    var events = new ArrayList<StoredEvent>();
    try (Walk walk = walk(view, request, revision)) {
      long bytes = 0;
      boolean more = walk.advance();
      while (more && events.size() < request.limit() && bytes < ReadView.ROOM_PER_READ) {
        StoredEvent event = walk.event();
        events.add(event);
        bytes += event.value().length;
        more = walk.advance();
      }
      var page = new ListResult.Page(events, revision, more);
      remaining.paged(begin, page);
      return page;
    }
  }

  /** How many there are in all is known as of the newest revision, without counting. */
  private static boolean isEverything(ListRequest request) {
    return request.after() == null && request.selection() instanceof Selection.Everything;
  }

  long count(ReadView view, ListRequest from) {
    StoreState state = view.state();
    long revision = from.revision() == ListRequest.LATEST ? state.revision() : from.revision();
    if (revision > state.revision() || revision < state.compacted()) {
      return 0;
    }
    var place = new Place(from.selection(), revision, from.after());
    OptionalLong known = remaining.find(place);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    long count = count(view, from, revision);
    remaining.counted(place, count);
    return count;
  }

  private long count(ReadView view, ListRequest from, long revision) {
    if (from.selection() instanceof Selection.InNamespace in) {
      long newest = view.state().revision();
      OptionalLong grown = growth.of(in, from.after(), revision, newest);
      if (grown.isPresent()) {
        var present = RangeWalk.countPresent(view, namespace(in.namespace()), path(from.after()));
        remaining.counted(new Place(in, newest, null), present.all());
        return present.after() - grown.getAsLong();
      }
    }
    long count = 0;
    try (Walk walk = walk(view, from, revision)) {
      while (walk.advance()) {
        count++;
      }
    }
    return count;
  }

  private Walk walk(ReadView view, ListRequest request, long revision) {
    byte[] after = path(request.after());
    return switch (request.selection()) {
      case Selection.Everything everything -> new RangeWalk(view, revision, ALL, after);
      case Selection.InNamespace in ->
          new RangeWalk(view, revision, namespace(in.namespace()), after);
      case Selection.Single single -> single(view, single.key(), request.after(), revision);
      case Selection.Having having ->
          indexed(view, having.term(), having.namespace(), after, revision);
    };
  }

  private Walk indexed(
      ReadView view,
      Term term,
      @Nullable String namespace,
      byte @Nullable [] after,
      long revision) {
    byte[] paths = namespace == null ? ALL : namespace(namespace);
    return new IndexWalk(view, terms, term, paths, after, revision);
  }

  private static Walk single(ReadView view, EventKey key, @Nullable EventKey after, long revision) {
    if (after != null && key.compareTo(after) <= 0) {
      return new SingleWalk(Optional.empty());
    }
    try (Cursor history = view.historyFor(revision, Rows.historyOf(Rows.path(key)))) {
      return new SingleWalk(view.at(key, revision, history));
    }
  }

  private static byte @Nullable [] path(@Nullable EventKey key) {
    return key == null ? null : Rows.path(key);
  }

  private static byte[] namespace(String namespace) {
    return (namespace + "/").getBytes(UTF_8);
  }
}
