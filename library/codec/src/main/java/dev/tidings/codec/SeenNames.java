package dev.tidings.codec;

import java.util.Arrays;

/** The members that the objects on the way to the reader have had so far. */
final class SeenNames {
  private String[] names = new String[64];
  private int count;

  /** What an object that starts here has seen starts at this mark. */
  int mark() {
    return count;
  }

  /** Forgets what has been seen since the mark. */
  void reset(int mark) {
    count = mark;
  }

  /** Whether the name was there since the mark; now it is. */
  boolean isRepeated(String name, int mark) {
    for (int i = mark; i < count; i++) {
      if (names[i].equals(name)) {
        return true;
      }
    }
    if (count == names.length) {
      names = Arrays.copyOf(names, 2 * names.length);
    }
    names[count++] = name;
    return false;
  }
}
