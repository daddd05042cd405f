package dev.tidings.api.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.GoText;

/** Who is remembered as the manager of fields when a client does not say. */
final class ManagerNames {
  private static final int MAX_BYTES = 128;

  private ManagerNames() {}

  /** What can be printed of a user agent before its first slash, cut to what a name may have. */
  static String ofUserAgent(String userAgent) {
    int slash = userAgent.indexOf('/');
    String program = slash < 0 ? userAgent : userAgent.substring(0, slash);
    StringBuilder name = new StringBuilder();
    int bytes = 0;
    for (int point : program.codePoints().filter(GoText::isPrintable).toArray()) {
      String letter = Character.toString(point);
      bytes += letter.getBytes(UTF_8).length;
      if (bytes > MAX_BYTES) {
        break;
      }
      name.append(letter);
    }
    return name.isEmpty() ? "unknown" : name.toString();
  }
}
