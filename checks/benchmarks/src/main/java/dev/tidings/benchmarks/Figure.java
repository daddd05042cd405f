package dev.tidings.benchmarks;

import java.util.Locale;

/**
 * One row of the table: what was measured, what client-go's figure is, what ours must be, and what
 * it is.
 */
public record Figure(String what, String reference, String must, String measured, boolean met) {
  /** The reference's column where nobody has measured it. */
  public static final String NOT_MEASURED = "–";

  /** The must's column where there is none. */
  public static final String NO_MUST = "";

  /** A figure that nothing is asked of. */
  public static Figure plain(String what, String reference, String measured) {
    return new Figure(what, reference, NO_MUST, measured, true);
  }

  /** Writes the row to standard output. */
  public void print() {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s%s |%n",
        what,
        reference,
        must,
        measured,
        met ? "" : " **missed**");
  }
}
