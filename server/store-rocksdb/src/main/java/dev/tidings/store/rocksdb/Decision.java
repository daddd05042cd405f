package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What becomes of a write, given what is present; with its rows where it has an effect. */
final class Decision {
  private Decision() {}

  static WriteResult of(Task.Offer offer, Draft draft) {
    Optional<StoredEvent> present = draft.present(offer.write().key());
    return switch (offer.write()) {
      case Write.Create create ->
          present.isPresent()
              ? new WriteResult.Exists(present.get())
              : new WriteResult.Written(
                  draft.put(create.key(), create.value(), create.due(), offer.terms()));
      case Write.Replace replace ->
          expecting(
              replace.key(),
              replace.expectedRevision(),
              present,
              event -> draft.put(replace.key(), replace.value(), replace.due(), offer.terms()));
      case Write.Delete delete ->
          expecting(
              delete.key(),
              delete.expectedRevision(),
              present,
              event -> draft.remove(List.of(event)));
    };
  }

  /** Removes those of the keys that are present; the revision is the current one if none is. */
  static long of(Task.Removal removal, Draft draft) {
    List<StoredEvent> events =
        new LinkedHashSet<>(removal.keys())
            .stream().sorted().map(draft::present).flatMap(Optional::stream).toList();
    return events.isEmpty() ? draft.state().revision() : draft.remove(events);
  }

  /** Whether the event stands at the revision, and so has the due time now. */
  static boolean of(Task.Redate redate, Draft draft) {
    Optional<StoredEvent> event =
        draft.present(redate.key()).filter(present -> present.revision() == redate.revision());
    event.ifPresent(present -> draft.redate(present, redate.due()));
    return event.isPresent();
  }

  private static WriteResult expecting(
      EventKey key,
      long revision,
      Optional<StoredEvent> present,
      ToLongFunction<StoredEvent> change) {
    if (present.isEmpty()) {
      return new WriteResult.Missing(key);
    }
    if (present.get().revision() != revision) {
      return new WriteResult.Conflict(present.get());
    }
    return new WriteResult.Written(change.applyAsLong(present.get()));
  }
}
