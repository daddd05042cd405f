package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBrowser.class)
class ObjectPageTest {
  private static final String CRASHER =
      "object?cluster=tidings&kind=Pod&namespace=trouble&name=crashers-795db59d88-xfds9";

  /** As a link does. */
  private static final String GO =
      "async to => { const main = document.querySelector('script[type=module]').src;"
          + " (await import(new URL('address.js', main))).go(to); }";

  @Test
  void eachRepeatIsWhereItHappened(Visitors visitors) {
    Page page = visitors.one().open(CRASHER).page();

    assertThat(page).hasTitle("Pod/crashers-795db59d88-xfds9 · Tidings");
    assertThat(page.locator(".happening.warning").nth(9)).isAttached();
    assertThat(page.locator(".happened tbody tr").nth(20)).isAttached();
    assertThat(
            page.locator(".happened tbody tr", new Page.LocatorOptions().setHasText("BackOff"))
                .first())
        .containsText("Back-off restarting failed container");
  }

  @Test
  void theDescribeBlockCanBeCopied(Visitors visitors) {
    Page page = visitors.one().open(CRASHER).page();

    assertThat(page.locator(".describe"))
        .containsText(Pattern.compile("Events:\\s+Type +Reason +Age +From +Message"));
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.locator("tidings-copy-button button").click();
    assertThat(page.locator("tidings-copy-button")).containsText("Copied");
    assertThat(String.valueOf(page.evaluate("() => navigator.clipboard.readText()")))
        .isEqualTo(page.locator(".describe").textContent());
  }

  @Test
  void nothingOfOneObjectStandsUnderTheNameOfAnother(Visitors visitors) {
    Page page = visitors.one().open(CRASHER).page();
    assertThat(page.locator(".happened tbody tr").first()).isVisible();
    var held = new AtomicReference<Route>();
    page.route("**/objects?*node-3*", held::set);

    page.evaluate(GO, "object?cluster=tidings&kind=Node&name=node-3");

    assertThat(page).hasTitle("Node/node-3 · Tidings");
    assertThat(page.getByText("Loading its history …")).isVisible();
    assertThat(page.locator(".life")).hasCount(0);
    held.get().resume();
    assertThat(page.locator(".happened tbody tr").first()).isVisible();
  }

  @Test
  void anObjectWithoutEventsSaysSo(Visitors visitors) {
    Page page =
        visitors.one().open("object?cluster=tidings&kind=Pod&namespace=shop&name=nobody").page();

    assertThat(page.getByText("Nothing is known of it")).isVisible();
  }
}
