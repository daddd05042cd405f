package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every view, for everybody: dark, light, narrow, with a screen reader, near and far. */
@ExtendWith(WithBrowser.class)
class LookTest {
  static Stream<Arguments> viewsInBothSchemes() {
    return Stream.of(View.values())
        .flatMap(
            view ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .map(scheme -> Arguments.of(view, scheme)));
  }

  @ParameterizedTest
  @MethodSource("viewsInBothSchemes")
  void axeFindsNothingSerious(View view, ColorScheme scheme, Visitors visitors) {
    Page page = view.open(visitors.one(Visitor.Screen.DESK.in(scheme)));

    assertThat(Axe.serious(page)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPhoneShowsItWithoutScrollingSideways(View view, Visitors visitors) {
    Page page = view.open(visitors.one(Visitor.Screen.PHONE));

    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(
            page.evaluate(
                "() => { const m = document.querySelector('main'); return m.scrollWidth -"
                    + " m.clientWidth; }"))
        .isEqualTo(0);
    assertThat(Axe.serious(page)).isEmpty();
  }

  @Test
  void whereThereAreOnlyIconsTheyHaveNames(Visitors visitors) {
    Visitor visitor = visitors.one(Visitor.Screen.TABLET);
    Page page = View.OVERVIEW.open(visitor);

    assertThat(Axe.serious(page)).isEmpty();
    visitor.byRole(AriaRole.LINK, "Cluster-scoped").click();

    assertThat(page).hasTitle("Cluster-scoped · Tidings");
  }

  @Test
  void detailsMenusAndHelpAreAccessibleToo(Visitors visitors) {
    Page page = View.EXPLORE.open(visitors.one());
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    assertThat(page.locator("tidings-event-detail")).isVisible();
    page.getByText("JSON", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("tidings-period-picker summary").click();
    assertThat(Axe.serious(page)).isEmpty();

    page.keyboard().press("Escape");
    page.locator("body").press("?");

    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    assertThat(Axe.serious(page)).isEmpty();
  }

  @Test
  void timesAreThoseOfTheReadersPlaceOrUtc(Visitors visitors) {
    Visitor visitor =
        visitors.one().open("explore?from=2026-01-05T23:00:00Z&to=2026-01-06T01:00:00Z");
    Page page = visitor.page();
    assertThat(page.locator("tidings-period-picker summary"))
        .hasText("2026-01-06 08:00:00 – 10:00:00");

    page.keyboard().press("u");

    assertThat(page.locator("tidings-period-picker summary"))
        .hasText("2026-01-05 23:00:00 – 2026-01-06 01:00:00");
    assertThat(visitor.byRole(AriaRole.BUTTON, "UTC")).isVisible();
    page.reload();
    assertThat(page.locator("tidings-period-picker summary"))
        .hasText("2026-01-05 23:00:00 – 2026-01-06 01:00:00");
  }

  @Test
  void darkAndLightAreChosenAndRemembered(Visitors visitors) {
    Page page = View.OVERVIEW.open(visitors.one());
    Object light = ground(page);

    page.keyboard().press("d");
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(ground(page)).isNotEqualTo(light);
    page.reload();

    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
  }

  private static Object ground(Page page) {
    return page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor");
  }

  @Test
  void aViewThatIsNoneIsNotThere(Visitors visitors) {
    Page page = visitors.one().page();

    assertThat(page.navigate(visitors.recorded().uri().resolve("/ui/nothing").toString()).status())
        .isEqualTo(404);
  }
}
