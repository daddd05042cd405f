package dev.tidings.collect.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes answers that take too long, so that whoever reads one is not held up by a connection that
 * has silently died. Safe for use by several threads.
 */
public final class Deadlines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("collect-deadlines").factory());

  public Deadlines() {
    // or every answer that has been read would be held until its time is up
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Closes the answer after that long, unless the result is cancelled before. */
  ScheduledFuture<?> closeAfter(Duration patience, InputStream answer) {
    return timer.schedule(() -> close(answer), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void close(InputStream answer) {
    try {
      answer.close();
    } catch (IOException broken) {
      LOG.debug("an answer that took too long was closed", broken);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
