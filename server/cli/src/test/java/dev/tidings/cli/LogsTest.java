package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogsTest {
  @Test
  void whatClientsSendStaysOnItsLine() {
    assertThat(line("CN=a\n12:00:00.000 WARN  Forged: b\r\u001b[2J\u2028c"))
        .endsWith("LogsTest: said: CN=a?12:00:00.000 WARN  Forged: b??[2J?c\n")
        .hasLineCount(1);
  }

  @Test
  void whatClientsSendDoesNotFillTheLog() {
    assertThat(line("x".repeat(100_000))).hasSizeLessThan(2_100).endsWith("x\n");
  }

  private static String line(String argument) {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var stderr = (OutputStreamAppender<ILoggingEvent>) root.getAppender("stderr");
    var said =
        new LoggingEvent(
            LogsTest.class.getName(),
            (Logger) LoggerFactory.getLogger(LogsTest.class),
            Level.WARN,
            "said: {}",
            null,
            new Object[] {argument});
    return new String(stderr.getEncoder().encode(said), UTF_8);
  }
}
