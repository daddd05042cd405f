package dev.tidings.forward.template;

/**
 * What actions begin and end with. A minus sign beside one, apart by a space from what is within,
 * takes away the white space on its other side.
 */
record Delimiters(Reading reading) {
  static final String LEFT = "{{";
  static final String RIGHT = "}}";

  /** The minus sign and the space. */
  static final int MARKER_LENGTH = 2;

  /** Whether one that begins an action trims, seen from behind it. */
  boolean trimsLeft(int position) {
    return reading.has("-", position) && reading.hasSpace(position + 1);
  }

  boolean isRight() {
    return reading.has(RIGHT, reading.at()) || isTrimmingRight();
  }

  boolean isTrimmingRight() {
    int at = reading.at();
    return reading.hasSpace(at)
        && reading.has("-", at + 1)
        && reading.has(RIGHT, at + MARKER_LENGTH);
  }

  /** Where the text goes on behind the one that is here. */
  int behindRight() {
    if (!isTrimmingRight()) {
      return reading.at() + RIGHT.length();
    }
    int behind = reading.at() + MARKER_LENGTH + RIGHT.length();
    while (reading.hasSpace(behind)) {
      behind++;
    }
    return behind;
  }
}
