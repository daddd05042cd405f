package dev.tidings.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged; it goes to standard error. */
final class Logs {
  private Logs() {}

  /** Logs what goes on, and not warnings only. */
  static void verbose() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
  }
}
