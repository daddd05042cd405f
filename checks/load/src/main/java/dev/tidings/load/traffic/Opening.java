package dev.tidings.load.traffic;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Many connections that are opened a few at a time: a thousand handshakes at once would take longer
 * than a server waits for one. For any thread.
 */
final class Opening {
  private static final int AT_ONCE = 8;
  private static final long PATIENCE_SECONDS = 120;

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final CompletableFuture<IOException> failure = new CompletableFuture<>();

  /** Waits until one more may be opened. */
  void begin() throws IOException, InterruptedException {
    acquire(1);
  }

  /** One was answered. */
  void opened() {
    free.release();
  }

  /** One was not answered, or wrongly. */
  void failed(IOException why) {
    failure.complete(why);
    free.release();
  }

  /** Waits until all that were begun have been answered. */
  void awaitAll() throws IOException, InterruptedException {
    acquire(AT_ONCE);
  }

  private void acquire(int many) throws IOException, InterruptedException {
    if (!free.tryAcquire(many, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("connections were not answered within " + PATIENCE_SECONDS + " s");
    }
    if (failure.isDone()) {
      throw failure.join();
    }
  }
}
