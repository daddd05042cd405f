package dev.tidings.forward;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How far a destination got with a batch, whose messages it takes in their order. */
public sealed interface Delivery {
  /** The whole batch is acknowledged: the destination answers for it from now on. */
  record Done() implements Delivery {}

  /**
   * The rest may be taken later.
   *
   * @param taken how many messages, from the first, are acknowledged
   * @param why for people; without secrets
   * @param asked how long the destination asks to be left alone; zero if it does not
   */
  record Later(int taken, String why, Duration asked) implements Delivery {
    public Later {
      requireNonNull(why, "why");
      requireNonNull(asked, "asked");
    }

    /** Nothing was taken, and nothing is asked. */
    public static Later nothing(String why) {
      return new Later(0, why, Duration.ZERO);
    }
  }

  /**
   * Some messages will never be taken; those behind them have not been tried.
   *
   * @param taken how many messages, from the first, are acknowledged
   * @param refused how many behind these are not wanted, at least 1
   * @param why for people; without secrets
   */
  record Refused(int taken, int refused, String why) implements Delivery {
    public Refused {
      requireNonNull(why, "why");
      if (refused < 1) {
        throw new IllegalArgumentException("refused must be at least 1: " + refused);
      }
    }
  }
}
