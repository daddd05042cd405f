package dev.tidings.dashboard;

import dev.tidings.event.Event;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: a page that holds data. */
public final class OffendingPage {
  @Nullable Event event;
}
