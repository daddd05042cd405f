package dev.tidings.search.lucene;

import dev.tidings.event.EventKey;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventStore;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import java.io.IOException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the events of one cluster into the index, a bounded batch at a time: what there is, read
 * at one revision, and then every change. Of one thread.
 */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /** Events or changes at once. */
  private static final int BATCH = 500;

  private final String cluster;
  private final IndexFolder folder;
  private Progress progress;
  private Stage stage;

  /** What there is to do next. */
  private sealed interface Stage {
    /** To find out whether the index knows this store. */
    record Meeting() implements Stage {}

    /** To read what there is, from a page on. */
    record Reading(ListRequest page) implements Stage {
      static Reading first() {
        return of(ListRequest.LATEST, null);
      }

      static Reading after(EventKey last, long revision) {
        return of(revision, last);
      }

      private static Reading of(long revision, @Nullable EventKey after) {
        return new Reading(new ListRequest(new Selection.Everything(), revision, after, BATCH));
      }
    }

    record Following() implements Stage {}
  }

  Intake(String cluster, IndexFolder folder, Progress progress) {
    this.cluster = cluster;
    this.folder = folder;
    this.progress = progress;
    this.stage = new Stage.Meeting();
  }

  Progress progress() {
    return progress;
  }

  /**
   * Does one batch.
   *
   * @return whether there was one
   */
  boolean step(EventStore store) throws IOException {
    return switch (stage) {
      case Stage.Meeting meeting -> meet(store);
      case Stage.Reading reading -> read(store, reading.page());
      case Stage.Following following -> follow(store);
    };
  }

  private boolean meet(EventStore store) throws IOException {
    if (progress.revision() != Progress.READING
        && new Acquaintance(cluster, folder).knows(store, progress.revision())) {
      stage = new Stage.Following();
    } else {
      begin("they are not all there, or of another store");
    }
    return true;
  }

  private void begin(String why) {
    LOG.info("events of {} are read into the index: {}", cluster, why);
    progress = progress.anew();
    stage = Stage.Reading.first();
  }

  private boolean read(EventStore store, ListRequest request) throws IOException {
    switch (store.list(request)) {
      case ListResult.Page page -> take(store, page);
      case ListResult.Expired expired -> begin("reading took longer than history is kept");
      case ListResult.Future future -> begin("its revisions have gone back");
    }
    return true;
  }

  private void take(EventStore store, ListResult.Page page) throws IOException {
    var writer = new EventWriter(folder.writer(), cluster, progress);
    for (StoredEvent event : page.events()) {
      writer.writeAnew(event.key(), EventPast.of(store, event));
      // should the store fail now, it goes on behind what is written
      stage = Stage.Reading.after(event.key(), page.revision());
    }
    if (!page.more()) {
      deleteRoundsBefore();
      progress = progress.upTo(page.revision());
      stage = new Stage.Following();
    }
  }

  private void deleteRoundsBefore() throws IOException {
    IndexWriter writer = folder.writer();
    writer.deleteDocuments(
        new BooleanQuery.Builder()
            .add(Translation.ofCluster(cluster), Occur.FILTER)
            .add(Translation.term(Columns.ROUND, progress.mark(cluster)), Occur.MUST_NOT)
            .build());
  }

  private boolean follow(EventStore store) throws IOException {
    switch (store.changes(progress.revision(), BATCH)) {
      case ChangesResult.Batch batch -> {
        return take(batch);
      }
      case ChangesResult.Expired expired -> {
        begin("changes are gone that have not been read");
        return true;
      }
    }
  }

  private boolean take(ChangesResult.Batch batch) throws IOException {
    var writer = new EventWriter(folder.writer(), cluster, progress);
    for (var change : batch.changes()) {
      writer.write(change);
    }
    boolean isNew = batch.upTo() > progress.revision();
    progress = progress.upTo(batch.upTo());
    return isNew;
  }
}
