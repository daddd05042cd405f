package dev.tidings.forward.template;

/**
 * Breaks a text into lines where it has spaces.
 *
 * @param cuts whether words that are longer than a line are broken too
 */
record Wrap(String text, int length, boolean cuts) {
  Wrap(String text, int length) {
    this(text, Math.max(1, length), false);
  }

  Wrap cutting() {
    return new Wrap(text, length, true);
  }

  String between(String separator) {
    var wrapped = new StringBuilder();
    int at = 0;
    while (text.length() - at > length) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      int end = lineEnd(at);
      wrapped.append(text, at, end);
      if (end == text.length()) {
        return wrapped.toString();
      }
      wrapped.append(separator);
      at = text.charAt(end) == ' ' ? end + 1 : end;
    }
    return wrapped.append(text.substring(at)).toString();
  }

  private int lineEnd(int at) {
    int space = text.lastIndexOf(' ', at + length);
    if (space >= at) {
      return space;
    }
    if (cuts) {
      return at + length;
    }
    int next = text.indexOf(' ', at + length);
    return next < 0 ? text.length() : next;
  }
}
