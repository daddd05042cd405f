package dev.tidings.browser;

import com.microsoft.playwright.Browser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Those who visit servers during one test. */
final class Visitors {
  private final Browser browser;
  private final Supplier<Served> recorded;
  private final Deque<Visitor> present = new ArrayDeque<>();

  Visitors(Browser browser, Supplier<Served> recorded) {
    this.browser = browser;
    this.recorded = recorded;
  }

  /** One who looks at the recorded cluster, through a desk's screen. */
  Visitor one() {
    return one(Visitor.Screen.DESK);
  }

  Visitor one(Visitor.Screen screen) {
    return of(recorded.get(), screen);
  }

  /** The server with the recorded cluster; tests change nothing on it. */
  Served recorded() {
    return recorded.get();
  }

  Visitor of(Served server) {
    return of(server, Visitor.Screen.DESK);
  }

  Visitor of(Served server, Visitor.Screen screen) {
    Visitor visitor = Visitor.of(server.uri(), browser, screen);
    present.push(visitor);
    return visitor;
  }

  /**
   * All leave, and none of them may have met with trouble.
   *
   * @param satisfied whether nothing has failed so far; otherwise that is what is to be told
   */
  void leave(boolean satisfied) {
    try {
      if (satisfied) {
        present.forEach(Visitor::isUntroubled);
      }
    } finally {
      present.forEach(Visitor::close);
    }
  }
}
