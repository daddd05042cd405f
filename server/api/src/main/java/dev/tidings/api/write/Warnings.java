package dev.tidings.api.write;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one request's client is warned of, in order and each thing once. Not safe for threads. */
public final class Warnings {
  private final Set<String> texts = new LinkedHashSet<>();

  void add(String text) {
    texts.add(text);
  }

  void addAll(List<String> more) {
    texts.addAll(more);
  }

  public List<String> texts() {
    return List.copyOf(texts);
  }
}
