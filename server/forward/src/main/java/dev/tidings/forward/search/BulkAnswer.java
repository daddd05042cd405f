package dev.tidings.forward.search;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.http.HttpAnswer.Received;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a store says of each item of a bulk request. That a document is there already, or that a
 * newer state is, is what was wanted.
 *
 * @param items one for each message, in their order
 */
record BulkAnswer(List<Item> items) {
  /** What the answer is to hold, so that it is not long when all is well. */
  static final String FILTER =
      "filter_path=errors,items.*.status,items.*.error.type,"
          + "items.*.error.reason,items.*.error.caused_by.reason";

  private static final int CONFLICT = 409;

  /**
   * Of one message.
   *
   * @param why for people; empty when nothing is wrong
   */
  record Item(int status, String why) {
    boolean isTaken() {
      return (status >= 200 && status < 300) || status == CONFLICT;
    }

    boolean isRefused() {
      return !isTaken() && !Received.isWorthAnotherTry(status);
    }
  }

  /** What becomes of the messages of a request that was answered with success. */
  static Delivery delivery(byte[] body, int messages) {
    BulkAnswer answer;
    try {
      answer = read(JsonMapper.shared().readTree(body));
    } catch (JacksonException broken) {
      return Delivery.Later.nothing("the answer is not what _bulk answers");
    }
    return answer.items.size() == messages
        ? answer.delivery()
        : Delivery.Later.nothing(
            "the answer is of " + answer.items.size() + " documents, not of " + messages);
  }

  private static BulkAnswer read(JsonNode answer) {
    return new BulkAnswer(
        answer
            .path("items")
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .map(BulkAnswer::item)
            .toList());
  }

  private static Item item(JsonNode item) {
    JsonNode error = item.path("error");
    String cause = error.path("caused_by").path("reason").asString("");
    String why =
        error.path("type").asString("")
            + (": " + error.path("reason").asString(""))
            + (cause.isEmpty() ? "" : ": " + cause);
    return new Item(item.path("status").asInt(0), error.isMissingNode() ? "" : why);
  }

  private Delivery delivery() {
    int taken = 0;
    while (taken < items.size() && items.get(taken).isTaken()) {
      taken++;
    }
    if (taken == items.size()) {
      return new Delivery.Done();
    }
    Item first = items.get(taken);
    String why = "code " + first.status + ": " + first.why;
    if (!first.isRefused()) {
      return new Delivery.Later(taken, why, Duration.ZERO);
    }
    int refused = taken;
    while (refused < items.size() && items.get(refused).isRefused()) {
      refused++;
    }
    return new Delivery.Refused(taken, refused - taken, why);
  }
}
