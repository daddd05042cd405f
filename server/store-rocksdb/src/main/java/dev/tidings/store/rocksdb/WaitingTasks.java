package dev.tidings.store.rocksdb;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What has been asked of the committing thread and is not answered yet.
 *
 * <p>Invariant: writes are bounded by number and by bytes, from the offer to the answer; one write
 * alone is taken whatever its size. Upkeep has room of its own, so it cannot be shut out.
 */
final class WaitingTasks {
  private static final int ROOM_FOR_UPKEEP = 16;

  private final int maxTasks;
  private final long maxBytes;
  private final BlockingQueue<Task> queue;
  private final AtomicInteger tasks = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  WaitingTasks(MemoryBudget memory) {
    this.maxTasks = memory.waitingWrites();
    this.maxBytes = memory.waitingBytes();
    this.queue = new ArrayBlockingQueue<>(maxTasks + ROOM_FOR_UPKEEP);
  }

  /** Takes a task on if there is room for it; says whether. Never blocks. */
  boolean offer(Task task) {
    boolean room = tasks.incrementAndGet() <= maxTasks;
    long waiting = bytes.addAndGet(task.bytes());
    room &= waiting <= maxBytes || waiting == task.bytes();
    if (room && queue.offer(task)) {
      return true;
    }
    answered(task);
    return false;
  }

  /** Takes a task on, waiting for room if need be. */
  void add(Task task) throws InterruptedException {
    tasks.incrementAndGet();
    bytes.addAndGet(task.bytes());
    queue.put(task);
  }

  /** Wakes whoever waits for a task; where there is no room for one more, nobody does. */
  void wake() {
    var end = new Task.End(new CompletableFuture<>());
    tasks.incrementAndGet();
    if (!queue.offer(end)) {
      answered(end);
    }
  }

  /** A task that was taken on has its answer, or will never have one. */
  void answered(Task task) {
    tasks.decrementAndGet();
    bytes.addAndGet(-task.bytes());
  }

  Task take() throws InterruptedException {
    return queue.take();
  }

  /** The next task if there is one that shares commits with others; for one thread only. */
  @Nullable Task nextToShare() {
    Task next = queue.peek();
    // What was not there a moment ago is not looked at again: by now it may be there, and a trim.
    return next == null || next instanceof Task.Trim ? null : queue.poll();
  }

  @Nullable Task poll() {
    return queue.poll();
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  int size() {
    return tasks.get();
  }
}
