package dev.tidings.collect;

import dev.tidings.store.Cluster;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Takes what agents send: the batches of one cluster one after the other, those of some clusters at
 * once. Safe for use by any number of threads.
 */
public final class Receiver implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int WAITING = 64;
  private static final long ENDS_WITHIN_SECONDS = 5;

  private final Collectors collectors;
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("receive-", 0).factory());

  public Receiver(Collectors collectors) {
    this.collectors = collectors;
  }

  /** The cluster is followed from here, so that nobody else may tell of it. */
  public static final class FollowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FollowedException(String cluster) {
      super("cluster " + cluster + " is followed by this server itself");
    }
  }

  /** What was sent makes no sense, and never will. */
  public static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String why) {
      super(why);
    }
  }

  /**
   * Takes a body as agents send it; never blocks. The stage ends when what can be kept is on disk,
   * and otherwise with {@link UnreadableException}, {@link FollowedException}, {@link
   * RejectedExecutionException} where there is room for no more clusters, or what the machine's
   * failure is.
   *
   * @throws RejectedExecutionException when very many wait already
   */
  public CompletionStage<Taken> take(String cluster, byte[] body) {
    return CompletableFuture.supplyAsync(() -> taken(cluster, body), workers);
  }

  private Taken taken(String cluster, byte[] body) {
    if (!Cluster.isName(cluster)) {
      throw new UnreadableException("'" + cluster + "' cannot be the name of a cluster");
    }
    BatchJson.Sent sent = decode(body);
    try {
      return collectors
          .receive(cluster)
          .orElseThrow(() -> new FollowedException(cluster))
          .take(sent);
    } catch (IOException | InterruptedException failure) {
      throw new CompletionException(failure);
    }
  }

  /** Only what is wrong with the body is for ever: an agent drops what is told so. */
  private static BatchJson.Sent decode(byte[] body) {
    try {
      return BatchJson.decode(body);
    } catch (IllegalArgumentException nonsense) {
      throw new UnreadableException(String.valueOf(nonsense.getMessage()));
    }
  }

  /** Ends what has begun, for some seconds; to be closed before the collectors. */
  @Override
  public void close() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
