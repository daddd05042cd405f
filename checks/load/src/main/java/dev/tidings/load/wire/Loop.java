package dev.tidings.load.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One thread that drives many connections: it costs no switch between threads to go from an answer
 * to the next request.
 *
 * <p>Invariant: everything about a connection, and all that is counted on it, is touched by this
 * thread only. Others {@link #ask} it.
 */
public final class Loop implements AutoCloseable {
  private static final int MOST_ASKED = 1024;
  private static final int LARGEST_RECORD = 1 << 15;
  private static final long PATIENCE_SECONDS = 60;

  private final Selector selector;
  private final BlockingQueue<Runnable> asked = new ArrayBlockingQueue<>(MOST_ASKED);
  private final List<Runnable> turns = new ArrayList<>();
  private final ByteBuffer plain = ByteBuffer.allocate(LARGEST_RECORD);
  private final Thread thread;
  private volatile boolean closed;

  private Loop(String name, Selector selector) {
    this.selector = selector;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  public static Loop start(String name) throws IOException {
    Loop loop = new Loop(name, Selector.open());
    loop.thread.start();
    return loop;
  }

  Selector selector() {
    return selector;
  }

  /** Room for one decrypted record: whoever is given bytes in it takes them before returning. */
  ByteBuffer plain() {
    return plain;
  }

  /** Has something called about every millisecond, and after whatever happened; on the loop. */
  public void eachTurn(Runnable turn) {
    turns.add(turn);
  }

  /** Ends what {@link #eachTurn} began; on the loop. */
  public void noTurn(Runnable turn) {
    turns.remove(turn);
  }

  /** Runs something on the loop's thread and waits for what it gives. */
  public <T> T ask(Callable<T> question) {
    var answer = new CompletableFuture<T>();
    tell(
        () -> {
          try {
            answer.complete(question.call());
          } catch (Exception failed) {
            answer.completeExceptionally(failed);
          }
        });
    return await(answer);
  }

  /** Runs something on the loop's thread, soon. */
  public void tell(Runnable order) {
    if (closed) {
      throw new IllegalStateException("the loop has ended");
    }
    try {
      asked.put(order);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    selector.wakeup();
  }

  /** Waits for something that the loop's thread completes. */
  public static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(String.valueOf(failed.getCause()), failed.getCause());
    } catch (InterruptedException | TimeoutException failed) {
      throw new IllegalStateException("no answer within " + PATIENCE_SECONDS + " s", failed);
    }
  }

  private void run() {
    try (selector) {
      while (!closed) {
        selector.select(Loop::ready, turns.isEmpty() ? 0 : 1);
        for (Runnable order = asked.poll(); order != null; order = asked.poll()) {
          order.run();
        }
        // By index: a turn may end itself.
        for (int i = turns.size() - 1; i >= 0; i--) {
          turns.get(i).run();
        }
      }
      selector.keys().forEach(key -> ((TlsConnection) key.attachment()).close());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      // Who asks from now on is told so, and does not wait.
      closed = true;
      asked.forEach(Runnable::run);
    }
  }

  private static void ready(SelectionKey key) {
    ((TlsConnection) key.attachment()).ready();
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
