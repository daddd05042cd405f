package dev.tidings.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The dashboard's files, by the paths at which a browser asks for them. All views are one page, at
 * a path of their own each. Everything else lies in a folder that is named by what is in it, so
 * that a browser asks for each file once per release. Safe for use by any number of threads.
 */
public final class Dashboard {
  private static final String FIRST_PAGE = "index.html";

  /** Each is also a case in {@code app/address.js}. */
  private static final Set<String> VIEWS =
      Set.of("", "overview", "explore", "live", "object", "cluster-scoped", "routes");

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final SortedMap<String, byte[]> files;
  private final String folder;
  private final DashboardFile first;
  private final List<String> inlineScripts;

  private Dashboard(SortedMap<String, byte[]> files, String release, FirstPage page) {
    this.files = files;
    this.folder = release + "/";
    this.first = file(FIRST_PAGE, page.html().getBytes(UTF_8), false);
    this.inlineScripts = page.inlineScripts();
  }

  /**
   * Reads all files, some hundred kilobytes, from the class path.
   *
   * @throws IOException when they cannot be read
   */
  public static Dashboard load() throws IOException {
    SortedMap<String, byte[]> files = PageFiles.read();
    String template =
        new String(Optional.ofNullable(files.remove(FIRST_PAGE)).orElseThrow(), UTF_8);
    String release = Release.of(files, template);
    return new Dashboard(files, release, FirstPage.of(template, release, files.keySet()));
  }

  /**
   * The file at a path; empty where there is none.
   *
   * @param path relative to where the dashboard is; empty for the first page
   */
  public Optional<DashboardFile> find(String path) {
    if (VIEWS.contains(path)) {
      return Optional.of(first);
    }
    return path.startsWith(folder)
        ? Optional.ofNullable(files.get(path.substring(folder.length())))
            .map(bytes -> file(path, bytes, true))
        : Optional.empty();
  }

  /**
   * The scripts that stand in the page itself, as a Content-Security-Policy names them; all others
   * are files.
   */
  public List<String> inlineScripts() {
    return inlineScripts;
  }

  private static DashboardFile file(String path, byte[] bytes, boolean lasting) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return new DashboardFile(
        MEDIA_TYPES.getOrDefault(ending, "application/octet-stream"), bytes, lasting);
  }
}
