package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done without a mouse. */
@ExtendWith(WithBrowser.class)
class KeyboardTest {
  private static final String ROWS = "tidings-event-table .row:not(.head)";

  @Test
  void allOfItWorksWithTheKeyboard(Visitors visitors) {
    Page page = visitors.one().open("explore?from=24h").page();
    assertThat(page.locator(ROWS).first()).isVisible();

    page.keyboard().press("j");
    page.keyboard().press("j");
    assertThat(page.locator(ROWS).nth(1)).hasClass(Pattern.compile(".*chosen.*"));
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Event", new Page.GetByLabelOptions().setExact(true))).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("tidings-event-detail")).hasCount(0);
    page.keyboard().press("k");
    page.keyboard().press("o");
    assertThat(page).hasURL(Pattern.compile(".*/ui/object\\?.*"));
    page.keyboard().press("g");
    page.keyboard().press("o");
    assertThat(page).hasTitle("Overview · Tidings");
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
  }

  @Test
  void keysBelongToWhatHasTheFocus(Visitors visitors) {
    Page page = visitors.one().open("explore?from=24h").page();
    assertThat(page.locator(ROWS).first()).isVisible();
    page.keyboard().press("j");
    Locator table = page.getByRole(AriaRole.GRID);
    assertThat(table).isFocused();
    assertThat(table).hasAttribute("aria-activedescendant", "chosen-row");
    assertThat(page.locator("#chosen-row")).hasAttribute("aria-rowindex", "2");

    page.locator(".facets input").first().focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#chosen-row")).hasAttribute("aria-rowindex", "2");
    page.keyboard().press("j");
    assertThat(page.locator("#chosen-row")).hasAttribute("aria-rowindex", "3");
    page.keyboard().press("Enter");
    page.keyboard().press("?");
    page.keyboard().press("j");
    page.keyboard().press("Escape");

    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    assertThat(page.locator("tidings-event-detail")).isVisible();
    assertThat(page.locator("#chosen-row")).hasAttribute("aria-rowindex", "3");
  }
}
