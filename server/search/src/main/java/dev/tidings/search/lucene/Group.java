package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/** What an event has in each dimension, as {@link Columns#GROUP} has it. */
record Group(Map<Dimension, String> values) {
  private static final String NORMAL = "Normal";

  static Group of(BytesRef column) {
    var values = new EnumMap<Dimension, String>(Dimension.class);
    Iterator<String> parts = List.of(column.utf8ToString().split("\0", -1)).iterator();
    for (Dimension dimension : Dimension.values()) {
      values.put(dimension, parts.next());
    }
    return new Group(values);
  }

  String value(Dimension dimension) {
    return values.getOrDefault(dimension, "");
  }

  boolean isWarning() {
    return !value(Dimension.TYPE).equals(NORMAL);
  }
}
