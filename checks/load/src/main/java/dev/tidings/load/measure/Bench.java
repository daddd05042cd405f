package dev.tidings.load.measure;

import dev.tidings.load.server.Launch;
import dev.tidings.load.traffic.Tally;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What all measurements share.
 *
 * @param wanted names of measurements; empty for all
 * @param out where is said what goes on
 */
public record Bench(
    Launch launch, Scale scale, Set<String> wanted, Results results, PrintStream out) {

  /** More than one in so many left out would show in the slowest one of a hundred. */
  private static final int ONE_IN = 200;

  /** Something that is measured, and may fail. */
  interface Part {
    void measure() throws IOException, InterruptedException;
  }

  boolean wants(String name) {
    return wanted.isEmpty() || wanted.contains(name);
  }

  boolean wantsAnyOf(Set<String> names) {
    return wanted.isEmpty() || names.stream().anyMatch((Predicate<String>) wanted::contains);
  }

  /** Measures something if it is wanted; when that fails, it is said, and the others go on. */
  void attempt(String name, Part part) throws InterruptedException {
    if (wants(name)) {
      always(name, part);
    }
  }

  /** Does what others need; when that fails, it is said. */
  void always(String name, Part part) throws InterruptedException {
    long began = System.nanoTime();
    try {
      part.measure();
      out.printf("%s: %.1f s%n", name, (System.nanoTime() - began) / 1e9);
    } catch (IOException | RuntimeException failed) {
      String why = String.valueOf(failed.getMessage());
      results.failed(name, why);
      out.printf("%s FAILED: %s%n", name, why);
    }
  }

  /** A tally without errors, of nearly all that was to be sent; else the measurement has failed. */
  static Tally checked(Tally tally) throws IOException {
    if (tally.notSent() * ONE_IN > tally.count()) {
      throw new IOException(
          tally.notSent() + " requests were not sent in time, beside " + tally.count());
    }
    return withoutErrors(tally);
  }

  /** A tally without errors, if not of all that was to be sent. */
  static Tally withoutErrors(Tally tally) throws IOException {
    if (!tally.errors().isEmpty()) {
      throw new IOException("requests failed: " + tally.errors());
    }
    if (tally.count() == 0) {
      throw new IOException("nothing was answered");
    }
    return tally;
  }
}
