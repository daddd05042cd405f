package dev.tidings.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What axe finds in a page: what keeps people from using it. */
final class Axe {
  private static final String FIND =
      """
      async () => (await axe.run()).violations
        .filter(each => ['serious', 'critical'].includes(each.impact))
        .map(each => `${each.id}: ${each.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join(' | ')}`)
      """;

  private Axe() {}

  /** Findings that axe calls serious or critical, each with where it is. */
  static List<?> serious(Page page) {
    page.evaluate(script());
    return (List<?>) page.evaluate(FIND);
  }

  private static String script() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(requireNonNull(script).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
