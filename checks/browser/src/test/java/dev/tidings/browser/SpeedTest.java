package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the dashboard is, and how much it asks for, however much there is. Times are held to
 * their limits only where that is asked for ({@code -Dtidings.browsing=1000000}), as they are those
 * of a machine that does nothing else.
 */
@ExtendWith(WithBrowser.class)
class SpeedTest {
  private static final String MANY = "tidings.browsing";
  private static final double FIRST_PAINT_MILLIS = 1_000;
  private static final double INTERACTION_MILLIS = 100;

  /** What one view may cost, all answers together. */
  private static final double MOST_BYTES = 400_000;

  /** The longest from a key or a click to the next picture, of all since the page was opened. */
  private static final String SLOWEST =
      """
      () => new Promise(resolve => {
        const found = [];
        new PerformanceObserver(list => found.push(...list.getEntries().map(each => each.duration)))
          .observe({ type: 'event', durationThreshold: 16, buffered: true });
        setTimeout(() => resolve(Math.max(0, ...found)), 200);
      })
      """;

  private static final String FIRST_PAINT =
      "() => performance.getEntriesByName('first-contentful-paint')[0].startTime";

  private static final String BYTES =
      "() => performance.getEntriesByType('resource').filter(each => each.name.includes('/apis/'))"
          + ".reduce((sum, each) => sum + each.decodedBodySize, 0)";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  @Test
  void itPaintsAtOnceAnswersAtOnceAndAsksForNoMoreThanItShows(Visitors visitors) throws Exception {
    int events = Integer.getInteger(MANY, 20_000);
    ManyEvents.fill(home.resolve("data"), events, Instant.now());
    try (Served server = Served.with(home)) {
      awaitIndex(visitors.of(server), events);
      measure(visitors.of(server).open("?from=24h"), ".top-list li", events);
      measure(
          visitors.of(server).open("explore?from=24h"),
          "tidings-event-table .row:not(.head)",
          events);
    }
  }

  /** The index of so many events is built after the start. */
  private static void awaitIndex(Visitor visitor, int events) {
    Page page = visitor.open("explore?from=7d").page();
    String all = String.format(Locale.ROOT, "%,d events", events);
    for (int tries = 0; tries < 600 && !all.equals(total(page)); tries++) {
      page.waitForTimeout(1_000);
      visitor.byRole(AriaRole.BUTTON, "Ask again").click();
    }
    assertThat(page.locator(".toolbar .total")).hasText(all);
  }

  private static String total(Page page) {
    return page.locator(".toolbar .total").textContent();
  }

  private static void measure(Visitor visitor, String sign, int events) {
    Page page = visitor.page();
    page.locator(sign).first().waitFor();
    page.reload();
    page.locator(sign).first().waitFor();
    double paint = number(page.evaluate(FIRST_PAINT));
    for (String key : new String[] {"j", "j", "Enter", "j", "Escape", "u", "d", "d", "/"}) {
      page.keyboard().press(key);
    }
    page.locator("body").click();
    double slowest = number(page.evaluate(SLOWEST));
    double bytes = number(page.evaluate(BYTES));
    System.out.printf(
        Locale.ROOT,
        "%s, %,d events: first paint after %.0f ms, slowest interaction %.0f ms, %,.0f bytes of"
            + " answers%n",
        page.title(),
        events,
        paint,
        slowest,
        bytes);
    assertThat(bytes).isBetween(1.0, MOST_BYTES);
    if (System.getProperty(MANY) != null) {
      assertThat(paint).isLessThanOrEqualTo(FIRST_PAINT_MILLIS);
      assertThat(slowest).isLessThanOrEqualTo(INTERACTION_MILLIS);
    }
  }

  private static double number(Object measured) {
    return ((Number) measured).doubleValue();
  }
}
