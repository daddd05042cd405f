package dev.tidings.forward.exporter;

import dev.tidings.forward.template.TimeType;
import dev.tidings.forward.template.Value;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where documents go.
 *
 * @param name of the index; only used without a format
 * @param format with a layout of Go's times in braces; empty for none
 * @param type of documents, which only stores of old have; empty for none
 * @param useEventId whether the event's uid is the document's id, so that a later state of an event
 *     replaces the one before
 */
public record Index(String name, String format, String type, boolean useEventId) {
  /** From the first brace to the last one, as the exporter takes it. */
  private static final Pattern LAYOUT = Pattern.compile("\\{(.*)\\}", Pattern.DOTALL);

  static Index read(Entry entry) {
    return new Index(
        entry.text("index"),
        entry.text("indexFormat"),
        entry.text("type"),
        entry.flag("useEventID"));
  }

  /** The name of the index at a time. */
  public String at(Instant now) {
    if (format.isEmpty()) {
      return name;
    }
    Matcher matcher = LAYOUT.matcher(format);
    var time = new Value.Time(now, TimeType.TIME);
    return matcher.replaceAll(match -> Matcher.quoteReplacement(time.format(match.group(1))));
  }
}
