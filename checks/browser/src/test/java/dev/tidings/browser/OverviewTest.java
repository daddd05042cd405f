package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBrowser.class)
class OverviewTest {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9.,]*k?.*");

  @Test
  void whatIsWrongIsSeenAtAGlance(Visitors visitors) {
    Page page = visitors.one().open("").page();

    assertThat(page).hasTitle("Overview · Tidings");
    assertThat(page.locator(".figure", having("Warnings")).locator("dd")).hasText(NUMBER);
    assertThat(page.locator("tidings-heat .names li", having("BackOff"))).isVisible();
    assertThat(page.locator("tidings-heat rect.warning").first()).isVisible();
    assertThat(page.locator("tidings-heat rect.normal").first()).isVisible();
    assertThat(page.locator("tidings-histogram rect.bar").first()).isVisible();
    assertThat(page.locator(".top-list")).hasCount(4);
    assertThat(page.locator(".panel", having("How fresh this is")).locator("tbody th"))
        .hasText("tidings");
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void draggingOverTheBarsChoosesARangeOfTimeAndTheBackButtonGoesBack(Visitors visitors) {
    Visitor visitor = visitors.one().open("?from=1h");
    Page page = visitor.page();
    Locator bars = page.locator("tidings-histogram svg");
    assertThat(page.locator("tidings-histogram rect.bar").first()).isVisible();

    visitor.drag(bars, 0.7, 0.9);

    assertThat(page).hasURL(Pattern.compile(".*from=20.*to=20.*"));
    assertThat(page.locator("tidings-period-picker summary")).containsText(" – ");
    page.goBack();
    assertThat(page).hasURL(Pattern.compile(".*\\?from=1h"));
    assertThat(page.locator("tidings-period-picker summary")).hasText("Last hour");
  }

  @Test
  void aRangeOfTimeIsChosenFromTheMenu(Visitors visitors) {
    Visitor visitor = visitors.one().open("");
    Page page = visitor.page();

    page.locator("tidings-period-picker summary").click();
    visitor.byRole(AriaRole.BUTTON, "Last 24 hours").click();

    assertThat(page).hasURL(Pattern.compile(".*\\?from=24h"));
    assertThat(page.locator("tidings-period-picker summary")).hasText("Last 24 hours");
  }

  @Test
  void aReasonLeadsToItsEventsWithTheFiltersOfHere(Visitors visitors) {
    Visitor visitor = visitors.one().open("?q=kind%3DPod&from=6h");
    Page page = visitor.page();

    page.locator("tidings-heat .names a", having("BackOff")).click();

    assertThat(page).hasURL(Pattern.compile(".*/ui/explore\\?.*"));
    assertThat(visitor.parameter("q")).isEqualTo("kind=Pod reason=BackOff");
    assertThat(visitor.parameter("from")).isEqualTo("6h");
    assertThat(page.locator("tidings-event-table .row .reason").nth(1)).hasText("BackOff");
  }

  @Test
  void whereNothingIsKnownOfThePeriodBeforeNothingIsNew(Visitors visitors) {
    Page page = visitors.one().open("?from=24h").page();

    assertThat(page.locator(".top-list")).hasCount(4);
    assertThat(page.locator(".top-list .change").first()).hasText("–");
    assertThat(page.locator(".change", having("new"))).hasCount(0);
  }

  @Test
  void anEventIsCountedAsNoWarningWhereOnlyOthersAreAskedFor(Visitors visitors) {
    Page page = visitors.one().open("?from=24h&q=type%3DNormal").page();

    assertThat(page.locator("tidings-histogram svg"))
        .hasAttribute("aria-label", Pattern.compile("Warnings: 0 from .*"));
  }

  @Test
  void whereNothingHappenedItSaysSo(Visitors visitors) {
    Page page = visitors.one().open("?q=reason%3DNeverHeardOf").page();

    assertThat(page.getByText("Nothing happened").first()).isVisible();
  }
}
