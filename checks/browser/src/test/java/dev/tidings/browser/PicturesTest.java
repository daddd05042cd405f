package dev.tidings.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes the guide's pictures: {@code -Dtidings.pictures=docs/guides/pictures}, a path from the root
 * of the repository.
 */
@ExtendWith(WithBrowser.class)
@EnabledIfSystemProperty(named = PicturesTest.FOLDER, matches = ".+")
class PicturesTest {
  static final String FOLDER = "tidings.pictures";

  /** In which the recorded cluster's story fits. */
  private static final String RANGE = "30m";

  private static final Visitor.Screen PICTURE = new Visitor.Screen(1280, 800, ColorScheme.LIGHT);

  @ParameterizedTest
  @EnumSource(
      names = {"LIVE", "ROUTES"},
      mode = EnumSource.Mode.EXCLUDE)
  void aPictureOfEachView(View view, Visitors visitors) {
    take(view.open(visitors.one(PICTURE), RANGE), view.fileName());
  }

  /** Where something is happening, and is forwarded. */
  @Test
  void aPictureOfWhatMoves(Visitors visitors, @TempDir Path home) throws Exception {
    String routes = routes(home).toString();
    try (Served server = Served.with(home, "--routes", routes)) {
      Visitor visitor = visitors.of(server, PICTURE);
      Page page = View.LIVE.open(visitor);
      server.withRecordedCluster();
      page.locator("tidings-event-table .row").nth(20).waitFor();
      take(page, "live");
      page = View.ROUTES.open(visitors.of(server, PICTURE));
      page.getByText("retrying").waitFor();
      take(page, "routes");
    }
  }

  /** One that gets through, and one that finds nobody. */
  private static Path routes(Path home) throws IOException {
    return Files.writeString(
        home.resolve("routes.yaml"),
        """
        routes:
        - name: warnings
          match: {type: Warning}
          destination: {file: {path: %s/warnings.jsonl}}
        - name: on-call
          match: {type: Warning, namespace: payments}
          destination: {webhook: {url: "http://127.0.0.1:9/events"}}
        """
            .formatted(home));
  }

  @ParameterizedTest
  @EnumSource(names = {"OVERVIEW", "EXPLORE"})
  void inTheDark(View view, Visitors visitors) {
    take(view.open(visitors.one(PICTURE.in(ColorScheme.DARK)), RANGE), view.fileName() + "-dark");
  }

  @ParameterizedTest
  @EnumSource(names = {"OVERVIEW", "EXPLORE"})
  void onAPhone(View view, Visitors visitors) {
    take(view.open(visitors.one(Visitor.Screen.PHONE), RANGE), view.fileName() + "-phone");
  }

  /** In UTC, wherever they are taken. */
  private static void take(Page page, String name) {
    page.keyboard().press("u");
    page.mouse().move(0, 0);
    Path folder = Path.of("../..", System.getProperty(FOLDER));
    page.screenshot(new ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }
}
