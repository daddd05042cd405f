package dev.tidings.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the dashboard consists of: files of this server, and nothing that a strict policy forbids.
 */
class DashboardTest {
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
  private static final Pattern IMPORT =
      Pattern.compile("(?:from|import)\\s*\"?'?([^\"';\\s]+)[\"']");
  private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\": \"\\./([^\"]+)\"");

  private final Dashboard dashboard;

  DashboardTest() throws IOException {
    this.dashboard = Dashboard.load();
  }

  private String text(String path) {
    return new String(dashboard.find(path).orElseThrow().bytes(), UTF_8);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private List<String> modules() {
    return all(REFERENCE, text("")).stream().filter(path -> path.endsWith(".js")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "overview", "explore", "live", "object", "cluster-scoped", "routes"})
  void everyViewIsTheFirstPage(String view) {
    DashboardFile page = dashboard.find(view).orElseThrow();

    assertThat(page.mediaType()).isEqualTo("text/html; charset=utf-8");
    assertThat(page.lasting()).isFalse();
    assertThat(text(view)).startsWith("<!doctype html>").doesNotContain("{release}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"elsewhere", "index.html", "app/main.js", "app", "explore/", "../pom.xml"})
  void whatIsNoFileIsNotFound(String path) {
    assertThat(dashboard.find(path)).isEmpty();
  }

  @Test
  void whatThePageNamesIsThereAndMayBeKeptForEver() {
    assertThat(all(REFERENCE, text("")))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            path -> {
              DashboardFile file = dashboard.find(path).orElseThrow();
              assertThat(file.lasting()).isTrue();
              assertThat(file.mediaType()).doesNotContain("octet-stream");
            });
  }

  @Test
  void whatModulesImportIsAnnouncedByThePage() {
    Map<String, String> map =
        MAPPED
            .matcher(text(""))
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

    for (String module : modules()) {
      for (String imported : all(IMPORT, text(module))) {
        assertThat(modules()).as(module).contains(resolve(module, imported, map));
      }
    }
  }

  /** As a browser does by an import map: the longest entry that fits. */
  private static String resolve(String module, String imported, Map<String, String> map) {
    if (imported.startsWith(".")) {
      return URI.create(module).resolve(imported).toString();
    }
    String entry =
        map.keySet().stream()
            .filter(key -> key.equals(imported) || (key.endsWith("/") && imported.startsWith(key)))
            .max(Comparator.comparingInt(String::length))
            .orElseThrow(() -> new AssertionError(module + " imports " + imported));
    return map.get(entry) + imported.substring(entry.length());
  }

  @Test
  void onlyTheImportMapStandsInThePage() {
    String page = text("");

    assertThat(Pattern.compile("<script[^>]*>[^<]").matcher(page).results()).hasSize(1);
    assertThat(page).contains("<script type=\"importmap\">");
    assertThat(dashboard.inlineScripts())
        .singleElement()
        .asString()
        .matches("sha256-[A-Za-z0-9+/]{43}=");
  }

  @Test
  void nothingIsFetchedFromElsewhereOrStyledInPlace() {
    for (String module : modules()) {
      if (!module.contains("/vendor/")) {
        assertThat(text(module)).as(module).doesNotContain("https://").doesNotContain(" style=");
      }
    }
    assertThat(text("")).doesNotContain("https://").doesNotContain(" style=");
  }

  @Test
  void theFolderIsNamedByWhatIsInIt() throws IOException {
    assertThat(Dashboard.load().find("").orElseThrow().bytes())
        .isEqualTo(dashboard.find("").orElseThrow().bytes());
    assertThat(modules())
        .extracting(path -> path.substring(0, path.indexOf('/')))
        .containsOnly(modules().getFirst().substring(0, 12));
  }
}
