package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told where there is no answer to a search. */
@ExtendWith(WithBrowser.class)
class RefusalsTest {
  private static final String ROWS = "tidings-event-table .row:not(.head)";

  @Test
  void aMistakeIsToldWithItsPlace(Visitors visitors) {
    Page page = visitors.one().open("explore?q=oom+typ%3DWarning").page();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("there is no field 'typ'");
  }

  @Test
  void whereNothingMatchesItSaysWhatToDo(Visitors visitors) {
    Page page = visitors.one().open("explore?q=xyzzy").page();

    assertThat(page.getByText("No event matches")).isVisible();
    assertThat(page.getByText("the last 7 days")).hasAttribute("href", "explore?q=xyzzy&from=7d");
  }

  @Test
  void rowsOfTheSearchBeforeAreNoAnswerToThisOne(Visitors visitors) {
    Visitor visitor = visitors.one().open("explore?from=24h");
    Page page = visitor.page();
    assertThat(page.locator(ROWS).first()).isVisible();
    page.route("**/search?*BackOff*", Route::abort);

    page.locator("input[type=search]").fill("reason=BackOff");
    page.keyboard().press("Enter");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The server cannot be reached");
    assertThat(page.locator(ROWS)).hasCount(0);
    page.unroute("**/search?*BackOff*");
    assertThat(page.locator(ROWS + " .reason").first()).hasText("BackOff");
  }

  @Test
  void aServerThatIsNotReadyIsAskedUntilItIs(Visitors visitors) {
    Visitor visitor = visitors.one();
    Page page = visitor.page();
    page.clock().install();
    page.route(
        "**/search?*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(503)
                    .setBody("{\"message\": \"the index is being opened\"}")),
        new Page.RouteOptions().setTimes(1));

    visitor.open("explore?from=24h");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("the index is being opened");
    page.clock().runFor(10_000);
    assertThat(page.locator(ROWS).first()).isVisible();
  }

  @Test
  void aPageThatFailsLeavesThoseBefore(Visitors visitors) {
    Visitor visitor = visitors.one().open("explore?from=24h");
    Page page = visitor.page();
    assertThat(page.locator(ROWS).first()).isVisible();
    page.route("**/search?*continue=*", Route::abort);

    page.locator("tidings-event-table .rows")
        .evaluate("rows => rows.scrollTo(0, rows.scrollHeight)");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The rows after these did not come");
    assertThat(page.locator(ROWS).first()).isVisible();
    page.unroute("**/search?*continue=*");
    visitor.byRole(AriaRole.BUTTON, "Try again").click();
    assertThat(page.locator("tidings-event-table .row[aria-rowindex='105']")).isAttached();
  }

  @Test
  void aRangeThatIsNoneIsToldSo(Visitors visitors) {
    Visitor visitor = visitors.one().open("explore?from=24h");
    Page page = visitor.page();
    page.locator("tidings-period-picker summary").click();
    page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2020-01-01T00:00");

    visitor.byRole(AriaRole.BUTTON, "Show").click();

    assertThat(page.getByRole(AriaRole.ALERT)).hasText("From must be before To.");
  }
}
