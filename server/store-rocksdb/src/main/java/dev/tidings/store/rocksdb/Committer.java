package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.CommitTimes;
import dev.tidings.store.Evicted;
import dev.tidings.store.StoreException;
import dev.tidings.store.StoreStats;
import dev.tidings.store.Subscription;
import dev.tidings.store.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes all tasks that wait, decides them one after the other, and commits them together.
 *
 * <p>Invariant: a task is answered after the commit that holds its effect, and what it saw, is on
 * disk and readable; commits come in the order of their revisions, and a commit that failed leaves
 * neither an effect nor a used revision.
 */
final class Committer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Committer.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Database database;
  private final RocksOptions options;
  private final DueEvents dueEvents;
  private final Trimming trimming;
  private final Oldest oldest;
  private final ChangeRing ring;
  private final CommitFigures figures = new CommitFigures();
  private final WaitingTasks waiting;
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::run, "tidings-committer");
  private volatile StoreState state;
  private volatile boolean failing;
  private volatile boolean closing;
  private volatile boolean givenUp;
  private volatile boolean ended;

  Committer(Database database, RocksOptions options, StoreState state, ChangeRing ring) {
    this.database = database;
    this.options = options;
    this.state = state;
    this.ring = ring;
    this.dueEvents = new DueEvents(database);
    this.trimming = new Trimming(database, options);
    this.oldest = new Oldest(database);
    this.waiting = new WaitingTasks(options.memory());
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** What is committed. */
  StoreState state() {
    return state;
  }

  CommitFigures figures() {
    return figures;
  }

  DueEvents dueEvents() {
    return dueEvents;
  }

  Oldest oldest() {
    return oldest;
  }

  int waitingWrites() {
    return waiting.size();
  }

  Subscription onCommit(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Takes a task on if there is room for it; says whether. Never blocks. */
  boolean offer(Task task) {
    boolean taken = waiting.offer(task);
    failIfEnded();
    return taken;
  }

  /** Takes a task on, waiting for room if need be. */
  void add(Task task) throws InterruptedException {
    waiting.add(task);
    failIfEnded();
  }

  private void run() {
    try {
      while (!givenUp && !(closing && waiting.isEmpty())) {
        runNext();
      }
    } finally {
      ended = true;
      failIfEnded();
    }
  }

  /** Every task that is taken has its answer in the end, also when an error ends the thread. */
  private void runNext() {
    var taken = new ArrayList<Task>();
    try {
      Task first = waiting.take();
      taken.add(first);
      if (first instanceof Task.Trim trim) {
        trim(trim);
      } else {
        commitFrom(first, taken);
      }
    } catch (InterruptedException e) {
      log.warn("nobody has a reason to interrupt this thread", e);
    } catch (RuntimeException e) {
      fail(taken, e);
    } catch (Error e) {
      fail(taken, e);
      throw e;
    }
  }

  private void commitFrom(Task first, List<Task> taken) {
    try (var draft = new Draft(database, options.terms(), state, options.clock().instant())) {
      decide(first, draft);
      for (Task next = nextFor(draft); next != null; next = nextFor(draft)) {
        taken.add(next);
        decide(next, draft);
      }
      commit(draft);
      publish(draft);
    }
  }

  private @Nullable Task nextFor(Draft draft) {
    return draft.isFull() ? null : waiting.nextToShare();
  }

  private void decide(Task task, Draft draft) {
    switch (task) {
      case Task.Offer offer -> decide(offer, draft);
      case Task.Removal removal -> decide(removal, draft);
      case Task.Expiry expiry -> decide(expiry, draft);
      case Task.Redate redate -> decide(redate, draft);
      case Task.Eviction eviction -> decide(eviction, draft);
      case Task.Compaction compaction -> {
        draft.compact();
        long revision = draft.state().revision();
        draft.answer(() -> answer(compaction, compaction.answer(), revision));
      }
      case Task.End end -> draft.answer(() -> answer(end, end.answer(), true));
      case Task.Trim trim -> throw new IllegalStateException("a trim is a commit of its own");
    }
  }

  private void decide(Task.Offer offer, Draft draft) {
    if (canRead(List.of(offer.write().key()), offer, draft)) {
      WriteResult result = Decision.of(offer, draft);
      draft.answer(() -> answer(offer, offer.answer(), result));
    }
  }

  private void decide(Task.Removal removal, Draft draft) {
    if (canRead(removal.keys(), removal, draft)) {
      long revision = Decision.of(removal, draft);
      draft.answer(() -> answer(removal, removal.answer(), revision));
    }
  }

  private void decide(Task.Redate redate, Draft draft) {
    if (canRead(List.of(redate.key()), redate, draft)) {
      boolean done = Decision.of(redate, draft);
      draft.answer(() -> answer(redate, redate.answer(), done));
    }
  }

  private void decide(Task.Eviction eviction, Draft draft) {
    try {
      Evicted evicted = oldest.evict(draft, eviction.limit());
      draft.answer(() -> answer(eviction, eviction.answer(), evicted));
    } catch (StoreException damaged) {
      draft.answer(() -> refuse(eviction, damaged));
    }
  }

  /**
   * An event that cannot be read fails the task that is about it, and none that share its commit.
   */
  private boolean canRead(List<EventKey> keys, Task task, Draft draft) {
    try {
      keys.forEach(draft::present);
      return true;
    } catch (StoreException damaged) {
      draft.answer(() -> refuse(task, damaged));
      return false;
    }
  }

  private void decide(Task.Expiry expiry, Draft draft) {
    long before = draft.state().revision();
    Runnable answer;
    try {
      Backlog left = dueEvents.expire(draft, options.clock().instant(), expiry.limit());
      answer = () -> answer(expiry, expiry.answer(), left);
    } catch (StoreException damaged) {
      answer = () -> refuse(expiry, damaged);
    }
    long deleted = draft.state().revision() - before;
    draft.answer(() -> figures.expired(deleted));
    draft.answer(answer);
  }

  private void refuse(Task task, StoreException failure) {
    waiting.answered(task);
    task.fail(failure);
  }

  /** While writes fail a commit without changes is made too: it finds out whether they still do. */
  private void commit(Draft draft) {
    if (draft.isEmpty(state) && !failing) {
      return;
    }
    long start = System.nanoTime();
    Duration sync = draft.commit();
    state = draft.state();
    database.mark().acknowledged(state.revision());
    var whole = Duration.ofNanos(System.nanoTime() - start);
    figures.committed(draft.changes(), new CommitTimes(whole, sync));
    if (failing) {
      log.info("writes are committed again");
      failing = false;
    }
  }

  private void publish(Draft draft) {
    dueEvents.written(draft.earliestDue());
    draft.revisions().forEach(revision -> ring.add(revision.number(), revision.changes()));
    draft.answers().forEach(Runnable::run);
    if (!draft.revisions().isEmpty()) {
      listeners.forEach(this::tell);
    }
  }

  private void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      log.error("a listener failed, against its promise", e);
    }
  }

  private void trim(Task.Trim trim) {
    Trimming.Step step = trimming.trim(state, trim.limit());
    state = step.after();
    answer(trim, trim.answer(), step.mayBeMore());
  }

  private <T> void answer(Task task, CompletableFuture<T> answer, T with) {
    waiting.answered(task);
    answer.complete(with);
  }

  private void fail(List<Task> tasks, Throwable cause) {
    var failure =
        cause instanceof StoreException known
            ? known
            : new StoreException("the store failed: " + cause, cause);
    if (!failing) {
      log.error("writes fail until further notice", failure);
    }
    failing = true;
    figures.failed();
    dueEvents.searchAgainFromTheStart();
    oldest.searchAgainFromTheStart();
    for (Task task : tasks) {
      if (!task.answer().isDone()) {
        refuse(task, failure);
      }
    }
  }

  private void failIfEnded() {
    if (!ended) {
      return;
    }
    for (Task task = waiting.poll(); task != null; task = waiting.poll()) {
      refuse(task, new StoreException("the store is closed"));
    }
  }

  StoreStats.Writing writing() {
    if (ended) {
      return StoreStats.Writing.ENDED;
    }
    return failing ? StoreStats.Writing.FAILING : StoreStats.Writing.WORKS;
  }

  boolean ended() {
    return ended;
  }

  /**
   * Commits what waits, as far as the deadline lets it. It is no interrupt that wakes the thread:
   * within a commit that would close the file which is being written.
   */
  @Override
  public void close() throws InterruptedException {
    closing = true;
    waiting.wake();
    if (!thread.join(CLOSE_WITHIN)) {
      givenUp = true;
      thread.join(CLOSE_WITHIN);
    }
  }
}
