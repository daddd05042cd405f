package dev.tidings.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and Ctrl-C into an interrupt of the thread that installed it, waits until that
 * thread has closed everything, and ends the process with 0.
 *
 * <p>Left to itself, Java ends with 143 after a SIGTERM, however orderly the end was. So the hook
 * that the signal starts ends the process.
 */
final class ExitSignal implements AutoCloseable {
  private static final long CLOSE_WITHIN_SECONDS = 9;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread owner;
  private final Thread hook = new Thread(this::end, "exit-signal");

  private ExitSignal(Thread owner) {
    this.owner = owner;
  }

  /** To be installed before whatever must be closed, and so to be closed after it. */
  static ExitSignal install() {
    var signal = new ExitSignal(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Returns when the signal has come. To be called by the thread that installed this. */
  void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException signalled) {
      // what was waited for; nothing is left to interrupt
      return;
    }
  }

  private void end() {
    owner.interrupt();
    boolean inOrder = false;
    try {
      inOrder = closed.await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt();
    }
    if (!inOrder) {
      System.err.println("tidings: could not close in " + CLOSE_WITHIN_SECONDS + " s");
    }
    Runtime.getRuntime().halt(inOrder ? 0 : 1);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook runs, and ends the process
      return;
    }
  }
}
