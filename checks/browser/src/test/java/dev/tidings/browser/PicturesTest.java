package dev.tidings.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
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
