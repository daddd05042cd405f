package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBrowser.class)
class ClusterScopedTest {
  private static Locator rows(Page page, String text) {
    return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
  }

  @Test
  void nodesAndVolumesAreShownWithWhatHappenedToThem(Visitors visitors) {
    Page page = visitors.one().open("cluster-scoped?from=24h").page();

    assertThat(page.locator(".panel h2")).containsText(new String[] {"Node", "PersistentVolume"});
    assertThat(rows(page, "node-3").first()).containsText("EvictionThresholdMet");
    assertThat(rows(page, "node-3").first()).containsText("/min");
  }

  @Test
  void aKindIsChosenAndIsInTheUrl(Visitors visitors) {
    Visitor visitor = visitors.one().open("cluster-scoped?from=24h");
    Page page = visitor.page();

    page.locator(".tabs button", new Page.LocatorOptions().setHasText("PersistentVolume")).click();

    assertThat(page.locator(".panel h2")).containsText(new String[] {"PersistentVolume"});
    assertThat(visitor.parameter("kind")).isEqualTo("PersistentVolume");
    page.goBack();
    assertThat(page.locator(".panel h2")).hasCount(2);
  }

  @Test
  void anObjectLeadsToItsHistory(Visitors visitors) {
    Page page = visitors.one().open("cluster-scoped?from=24h").page();

    rows(page, "node-3").first().locator("th a").click();

    assertThat(page)
        .hasURL(Pattern.compile(".*/ui/object\\?cluster=tidings&kind=Node&name=node-3.*"));
    assertThat(page.locator(".happened tbody tr").first()).isVisible();
  }
}
