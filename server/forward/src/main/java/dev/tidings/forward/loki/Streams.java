package dev.tidings.forward.loki;

import dev.tidings.forward.Message;
import dev.tidings.forward.template.TemplateException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which stream a message goes to. There are only so many: Loki keeps each in memory, and labels
 * that are made of what keeps changing, such as the names of Pods, would make ever more. What would
 * need one too many goes to the stream {@code {job="tidings", streams="too many"}}. Of one thread.
 */
final class Streams {
  /** The stream of those for whom there is none. */
  static final SortedMap<String, String> OVERFLOW =
      new TreeMap<>(Map.of("job", "tidings", "streams", "too many"));

  private final Labels labels;
  private final int most;
  private final Set<SortedMap<String, String>> known = new HashSet<>();

  Streams(Labels labels, int most) {
    this.labels = labels;
    this.most = most;
  }

  /**
   * The labels of a message's stream.
   *
   * @throws TemplateException when there are none for it
   */
  SortedMap<String, String> of(Message message) throws TemplateException {
    SortedMap<String, String> stream = labels.of(message);
    if (known.contains(stream)) {
      return stream;
    }
    if (known.size() >= most) {
      return OVERFLOW;
    }
    known.add(stream);
    return stream;
  }
}
