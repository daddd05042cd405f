package dev.tidings.forward.search;

import dev.tidings.codec.JsonBytes;
import dev.tidings.codec.UpstreamVersion;
import dev.tidings.event.Event;
import dev.tidings.forward.Message;
import dev.tidings.forward.search.SearchOptions.Documents;
import java.util.List;
import java.util.regex.Pattern;

/** Makes requests to {@code _bulk}: what is to be done, and the document, a line each. */
record Bulk(Documents options, Document document) {
  private static final byte[] CREATE = JsonBytes.name("create");
  private static final byte[] INDEX = JsonBytes.name("index");
  private static final byte[] INDEX_NAME = JsonBytes.name("_index");
  private static final byte[] TYPE = JsonBytes.name("_type");
  private static final byte[] ID = JsonBytes.name("_id");
  private static final byte[] VERSION = JsonBytes.name("version");
  private static final byte[] VERSION_TYPE = JsonBytes.name("version_type");

  /** What a store takes as a version: up to 64 bits, with a sign. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  byte[] lines(List<Message> messages) {
    var json = new JsonBytes(4096);
    for (Message each : messages) {
      action(json, each);
      json.write('\n');
      document.write(json, each);
      json.write('\n');
    }
    return json.toByteArray();
  }

  /** A document that may be replaced is so only by a state with a higher version. */
  private void action(JsonBytes json, Message message) {
    boolean replaced = options.id().isReplaced();
    json.write('{');
    json.member(replaced ? INDEX : CREATE).write('{');
    json.member(INDEX_NAME).text(options.index().at(document.timestamp(message)));
    if (!options.type().isEmpty()) {
      json.member(TYPE).text(options.type());
    }
    json.member(ID).text(options.id().of(message));
    if (replaced) {
      json.member(VERSION).text(version(message.event()));
      json.member(VERSION_TYPE).text("external");
    }
    json.write('}');
    json.write('}');
  }

  /**
   * A collected event's own cluster counts its versions, so that they are the same whoever has
   * collected it; only where that gives no numbers does our store count them.
   */
  private static String version(Event event) {
    String upstream = UpstreamVersion.of(event);
    return NUMBER.matcher(upstream).matches() ? upstream : event.metadata().resourceVersion();
  }
}
