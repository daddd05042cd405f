package dev.tidings.search;

/** How much may be asked for at once. */
final class Limits {
  private Limits() {}

  static void check(String what, int number, int most) {
    if (number < 1 || number > most) {
      throw new IllegalArgumentException(
          what + " must be from 1 to " + most + ", and is " + number);
    }
  }
}
