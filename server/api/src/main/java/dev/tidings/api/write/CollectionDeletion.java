package dev.tidings.api.write;

import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventLists;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.read.ListOptions;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.ApiGroup;
import dev.tidings.store.StoredEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Deletes the events of a namespace that a list would show, one page of them or all. */
public final class CollectionDeletion {
  /** So many deletions are handed to the store together, so that other writes get their turn. */
  private static final int AT_ONCE = 500;

  private final EventLists lists;
  private final EventDeletion deletion;
  private final Executor workers;

  public CollectionDeletion(EventLists lists, EventDeletion deletion, Executor workers) {
    this.lists = lists;
    this.deletion = deletion;
    this.workers = workers;
  }

  public CompletableFuture<Answer> delete(EventRequest request) throws RefusedException {
    ListOptions options = ListOptions.parse(request.query(), request.group());
    DeleteOptions deleteOptions = DeleteOptions.parse(request);
    Answer.Many listed = lists.list(request.namespace(), options);
    Deletion each = event -> deleteIfThere(event, request.group(), deleteOptions);
    return delete(listed.events().iterator(), each).thenApply(done -> listed);
  }

  private interface Deletion {
    CompletableFuture<Void> of(StoredEvent event);
  }

  private CompletableFuture<Void> delete(Iterator<StoredEvent> events, Deletion each) {
    var some = new ArrayList<CompletableFuture<Void>>();
    while (some.size() < AT_ONCE && events.hasNext()) {
      some.add(each.of(events.next()));
    }
    var done = CompletableFuture.allOf(some.toArray(CompletableFuture[]::new));
    return some.isEmpty() ? done : done.thenComposeAsync(next -> delete(events, each), workers);
  }

  /** An event that someone else has deleted meanwhile is as good as deleted. */
  private CompletableFuture<Void> deleteIfThere(
      StoredEvent event, ApiGroup group, DeleteOptions options) {
    CompletableFuture<Answer> deleted;
    try {
      deleted = deletion.delete(event.key(), group, options);
    } catch (RefusedException e) {
      deleted = CompletableFuture.failedFuture(e);
    }
    return deleted.handle(
        (answer, failure) -> {
          if (failure == null || isMissing(failure)) {
            return null;
          }
          throw failure instanceof CompletionException e ? e : new CompletionException(failure);
        });
  }

  private static boolean isMissing(Throwable failure) {
    return RefusedException.in(failure).filter(e -> e.status().code() == 404).isPresent();
  }
}
