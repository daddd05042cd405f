package dev.tidings.collect.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.EventKey;
import dev.tidings.files.SmallFile;
import dev.tidings.store.EventStore;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Gives what is stored the due times of rules that have changed: all events of a cluster, some at a
 * time, and then a file says which rules those were. Of one thread.
 *
 * <p>Invariant: while the file names rules, every event in the store has their due time. So it goes
 * before the first event gets another, and what is written meanwhile has the new one anyway.
 */
final class Redating {
  private static final int STEP = 200;

  private final EventStore store;
  private final Retention retention;
  private final Path file;
  private @Nullable EventKey after;
  private boolean done;

  /**
   * A pass over a store.
   *
   * @param retention the rules of its cluster
   * @param file what says by which rules it is dated
   * @throws IOException when it cannot be read, or taken away
   */
  Redating(EventStore store, Retention retention, Path file) throws IOException {
    this.store = store;
    this.retention = retention;
    this.file = file;
    this.done = Files.exists(file) && Files.readString(file).strip().equals(retention.toString());
    if (!done && Files.deleteIfExists(file)) {
      SmallFile.syncNames(file);
    }
  }

  boolean isDone() {
    return done;
  }

  /**
   * Looks at the next events, and says how many got another time.
   *
   * @throws IOException when the file cannot be written
   */
  int step() throws IOException {
    var request = new ListRequest(new Selection.Everything(), ListRequest.LATEST, after, STEP);
    if (!(store.list(request) instanceof ListResult.Page page)) {
      throw new IllegalStateException("the newest revision is always there");
    }
    int redated = redate(page.events());
    if (page.more()) {
      after = page.events().getLast().key();
    } else {
      SmallFile.write(file, (retention + "\n").getBytes(UTF_8));
      done = true;
    }
    return redated;
  }

  private int redate(List<StoredEvent> events) {
    var asked = new ArrayList<CompletableFuture<Boolean>>();
    for (StoredEvent event : events) {
      due(event)
          .filter(due -> !due.equals(event.due()))
          .ifPresent(due -> asked.add(store.redate(event.key(), event.revision(), due)));
    }
    return (int) asked.stream().filter(Answers::of).count();
  }

  /** Empty for what cannot be read, or has changed, or nobody knows the time of any more. */
  private Optional<Instant> due(StoredEvent event) {
    HistoryPage newest = store.history(new HistoryRequest(event.key(), HistoryRequest.NEWEST, 1));
    return newest.states().stream()
        .filter(state -> state.event().revision() == event.revision())
        .findFirst()
        .flatMap(state -> Optional.ofNullable(state.written()))
        .flatMap(written -> due(event, written));
  }

  private Optional<Instant> due(StoredEvent event, Instant written) {
    try {
      return Optional.of(retention.due(StoredForm.decode(event.value()), written));
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }
}
