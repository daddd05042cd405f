package dev.tidings.api.pages;

import java.util.List;
import java.util.Optional;

/**
 * The files of web pages that the server hands out below {@code /ui/}. Anybody may have them, so
 * they hold no data. Safe for use by any number of threads; what is found takes no longer than
 * memory does.
 */
public interface Pages {
  /** A server without pages. */
  Pages NONE = path -> Optional.empty();

  /**
   * The file at a path; empty where there is none. The same path always gives the same bytes.
   *
   * @param path what follows {@code /ui/} in the URL, such as {@code app/main.js}: names of
   *     letters, digits and {@code -_.@+}, none of which begins with a dot, with slashes between
   *     them; empty for the first page. {@code config.json}, {@code login}, {@code callback} and
   *     {@code callback.js} are the server's own and never asked for
   */
  Optional<Page> find(String path);

  /**
   * The scripts that stand in the pages themselves and may run (an import map, for example), each
   * as a Content-Security-Policy names it: {@code sha256-…}. All other scripts are files.
   */
  default List<String> inlineScripts() {
    return List.of();
  }
}
