package dev.tidings.load.report;

/** What a figure must be. */
record Bound(Side side, double limit) {
  static final Bound NONE = new Bound(Side.NONE, 0);

  enum Side {
    AT_LEAST,
    AT_MOST,
    NONE
  }

  static Bound atLeast(double limit) {
    return new Bound(Side.AT_LEAST, limit);
  }

  static Bound atMost(double limit) {
    return new Bound(Side.AT_MOST, limit);
  }

  String text() {
    return switch (side) {
      case AT_LEAST -> "≥ " + Numbers.text(limit);
      case AT_MOST -> "≤ " + Numbers.text(limit);
      case NONE -> "";
    };
  }

  /** Judges a median. */
  String verdict(double median) {
    boolean isMet =
        switch (side) {
          case AT_LEAST -> median >= limit;
          case AT_MOST -> median <= limit;
          case NONE -> true;
        };
    return side == Side.NONE ? "" : isMet ? "met" : "**missed**";
  }
}
