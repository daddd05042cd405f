package dev.tidings.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A line on a terminal that says how far something is; says nothing where there is no terminal. */
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);

  private final PrintWriter err;
  private final boolean shown;
  private final InstantSource clock;
  private final long total;
  private Instant nextDrawing = Instant.MIN;

  ProgressBar(PrintWriter err, Terminal terminal, InstantSource clock, long total) {
    this.err = err;
    this.shown = terminal.err();
    this.clock = clock;
    this.total = total;
  }

  /** Draws, if the last drawing is old enough. */
  void at(long done) {
    if (!shown || clock.instant().isBefore(nextDrawing)) {
      return;
    }
    nextDrawing = clock.instant().plus(BETWEEN_DRAWINGS);
    int filled = (int) (WIDTH * Math.min(done, total) / Math.max(1, total));
    err.print(
        String.format(
            Locale.ROOT,
            "\r[%s%s] %3d %%  %,d of %,d",
            "#".repeat(filled),
            "-".repeat(WIDTH - filled),
            100 * Math.min(done, total) / Math.max(1, total),
            done,
            total));
    err.flush();
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
