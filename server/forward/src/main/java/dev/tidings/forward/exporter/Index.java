package dev.tidings.forward.exporter;

import dev.tidings.forward.search.IndexName;

/**
 * Where documents go.
 *
 * @param name by a format where one is given, else plainly
 * @param type of documents, which only stores of old have; empty for none
 * @param useEventId whether the event's uid is the document's id, so that a later state of an event
 *     replaces the one before
 */
public record Index(IndexName name, String type, boolean useEventId) {
  static Index read(Entry entry) throws UnusableException {
    String format = entry.text("indexFormat");
    String name = format.isEmpty() ? entry.text("index") : format;
    if (name.isEmpty()) {
      throw new UnusableException("index or indexFormat is missing");
    }
    return new Index(new IndexName(name), entry.text("type"), entry.flag("useEventID"));
  }
}
