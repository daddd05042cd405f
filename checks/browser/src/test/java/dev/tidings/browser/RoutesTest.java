package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(WithBrowser.class)
class RoutesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  @Test
  void aRouteShowsWhatItDeliversAndIsPaused(Visitors visitors) throws Exception {
    Path routes =
        Files.writeString(
            home.resolve("routes.yaml"),
            """
            routes:
            - name: warnings
              match: {type: Warning}
              destination: {file: {path: %s}}
            """
                .formatted(home.resolve("warnings.jsonl")));
    try (Served server = Served.with(home, "--routes", routes.toString())) {
      var writer = new Writer(server.uri());
      writer.write("shop", "web-0", "Warning", "sent");
      writer.write("shop", "web-0", "Normal", "not sent");
      Visitor visitor = visitors.of(server).open("routes");
      Page page = visitor.page();

      assertThat(page.locator("tbody", having("warnings"))).containsText("1 unmatched");
      visitor.byRole(AriaRole.BUTTON, "Pause").click();

      assertThat(page.getByText("Route warnings is paused.")).isVisible();
      assertThat(page.locator(".state")).hasText("paused");
      visitor.byRole(AriaRole.BUTTON, "Resume").click();
      assertThat(page.locator(".state")).hasText("forwarding");
    }
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void whereNothingIsForwardedItSaysHow(Visitors visitors) {
    Page page = visitors.one().open("routes").page();

    assertThat(page.getByText("Nothing is forwarded")).isVisible();
    assertThat(page.locator("section", having("Collectors")).locator("tbody th"))
        .hasText("tidings");
  }
}
