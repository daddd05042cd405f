package dev.tidings.codec;

import dev.tidings.event.GoText;
import java.util.ArrayList;
import java.util.List;

/** What a strict reader objects to: each once, and not more than a client can read. */
final class StrictErrors {
  private static final int MOST = 100;

  private final List<String> texts = new ArrayList<>(0);

  List<String> texts() {
    return texts;
  }

  int size() {
    return texts.size();
  }

  /** Adds an objection before those that were found further inside. */
  void add(int index, String what, String path) {
    String text = what + " " + GoText.quote(path);
    if (texts.size() < MOST && !texts.contains(text)) {
      texts.add(index, text);
    }
  }
}
