package dev.tidings.api.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Warnings as headers. Together they have at most 4096 characters; when they would have more, each
 * is cut to 256, and those that come after the limit are left out.
 */
final class WarningHeaders {
  private static final int TOTAL = 4096;
  private static final int EACH = 256;

  private WarningHeaders() {}

  /** The values of the headers, for texts in the order in which they were found. */
  static List<String> of(List<String> texts) {
    List<String> sendable =
        texts.stream().filter(text -> !text.isEmpty() && !hasControls(text)).distinct().toList();
    int total = sendable.stream().mapToInt(WarningHeaders::length).sum();
    return (total <= TOTAL ? sendable : cut(sendable))
        .stream().map(WarningHeaders::header).toList();
  }

  private static List<String> cut(List<String> texts) {
    var kept = new ArrayList<String>();
    int written = 0;
    for (String text : texts) {
      if (written >= TOTAL) {
        break;
      }
      String cut = length(text) > EACH ? text.substring(0, text.offsetByCodePoints(0, EACH)) : text;
      written += length(cut);
      kept.add(cut);
    }
    return kept;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < 0x20 || c == 0x7F);
  }

  /** Headers go out one byte for each char, so that UTF-8 has to be spelled out. */
  private static String header(String text) {
    String quoted = "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    return new String(quoted.getBytes(UTF_8), ISO_8859_1);
  }
}
