package dev.tidings.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page that all views are: its template with the name of the release filled in, and with all
 * modules announced, so that the browser fetches them at once and not as it comes upon them.
 *
 * @param inlineScripts the import map, which has to stand in the page
 */
record FirstPage(String html, List<String> inlineScripts) {
  private static final Pattern INLINE = Pattern.compile("<script[^>]*>([^<]+)</script>");

  static FirstPage of(String template, String release, Collection<String> files) {
    String html =
        template.replace("<!-- preloads -->", preloads(files)).replace("{release}", release);
    return new FirstPage(html, INLINE.matcher(html).results().map(FirstPage::hash).toList());
  }

  private static String preloads(Collection<String> files) {
    return files.stream()
        .filter(path -> path.contains("/") && path.endsWith(".js"))
        .map("<link rel=\"modulepreload\" href=\"{release}/%s\">"::formatted)
        .collect(Collectors.joining("\n    "));
  }

  private static String hash(MatchResult script) {
    byte[] text = script.group(1).getBytes(UTF_8);
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.digest().digest(text));
  }
}
