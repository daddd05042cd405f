package dev.tidings.forward.search;

import dev.tidings.codec.JsonBytes;
import dev.tidings.forward.Message;
import dev.tidings.forward.search.SearchOptions.Documents;
import java.util.List;

/** Makes requests to {@code _bulk}: what is to be done, and the document, a line each. */
record Bulk(Documents options, Document document) {
  private static final byte[] CREATE = JsonBytes.name("create");
  private static final byte[] INDEX = JsonBytes.name("index");
  private static final byte[] INDEX_NAME = JsonBytes.name("_index");
  private static final byte[] TYPE = JsonBytes.name("_type");
  private static final byte[] ID = JsonBytes.name("_id");
  private static final byte[] VERSION = JsonBytes.name("version");
  private static final byte[] VERSION_TYPE = JsonBytes.name("version_type");

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

  /** A document that may be replaced is so only by a state with a higher revision. */
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
      json.member(VERSION).text(message.event().metadata().resourceVersion());
      json.member(VERSION_TYPE).text("external");
    }
    json.write('}');
    json.write('}');
  }
}
