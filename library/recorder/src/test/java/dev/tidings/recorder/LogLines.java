package dev.tidings.recorder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What the recorder says to the program's log during a test. */
final class LogLines implements BeforeEachCallback, AfterEachCallback {
  private final Logger log = (Logger) LoggerFactory.getLogger(EventBroadcaster.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @Override
  public void beforeEach(ExtensionContext context) {
    lines.start();
    log.addAppender(lines);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    log.detachAppender(lines);
  }

  Logger log() {
    return log;
  }

  List<ILoggingEvent> all() {
    return lines.list;
  }

  List<String> warnings() {
    return lines.list.stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  void forget() {
    lines.list.clear();
  }
}
