package dev.tidings.cli;

import dev.tidings.cli.ApiClient.Reply;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a server about the events that it has and had. */
final class HistoryClient {
  /** So many events the server gives at once. */
  private static final int PAGE = 500;

  private static final int WRONG = 400;
  private static final int ABSENT = 404;

  private final ApiClient api;

  HistoryClient(ApiClient api) {
    this.api = api;
  }

  ObjectNode ask(Question question) throws CommandFailure, InterruptedException {
    Reply reply = api.get(question.path(), "application/json");
    if (!reply.succeeded()) {
      throw refused(question, reply);
    }
    if (reply.body() instanceof ObjectNode answer) {
      return answer;
    }
    throw new CommandFailure(
        "the server's answer to " + question.path() + " makes no sense: is it a Tidings?");
  }

  /** What a refusal is for whoever asked: wrong use where the question was wrong. */
  static CommandFailure refused(Question question, Reply reply) {
    if (reply.code() == WRONG) {
      return CommandFailure.wrongUse(reply.body().path("message").asString("a bad question"));
    }
    if (reply.code() == ABSENT) {
      return new CommandFailure(
          "the server has no " + question.what() + ": is it a Tidings, and of this version?");
    }
    return ApiClient.refused(question.path(), reply);
  }

  /** Searches, in as many pages as it takes for so many events; the answer is that of one page. */
  FoundEvents search(Question search, int limit) throws CommandFailure, InterruptedException {
    ObjectNode whole = page(search, limit);
    ArrayNode items = whole.withArray("items");
    String more = token(whole);
    while (!more.isEmpty() && items.size() < limit) {
      ObjectNode page = page(search.with("continue", more), limit - items.size());
      page.path("items").forEach(items::add);
      more = token(page);
    }
    whole.withObject("metadata").put("continue", more);
    return FoundEvents.of(whole);
  }

  private ObjectNode page(Question search, int limit) throws CommandFailure, InterruptedException {
    return ask(search.with("limit", Integer.toString(Math.min(PAGE, limit))));
  }

  private static String token(JsonNode page) {
    return page.path("metadata").path("continue").asString("");
  }

  /** The names of the clusters whose events the server has and lets one see, its own among them. */
  List<String> clusters() throws CommandFailure, InterruptedException {
    JsonNode sources = ask(Question.of("sources")).path("items");
    return StreamSupport.stream(sources.spliterator(), false)
        .map(source -> source.path("cluster").asString(""))
        .toList();
  }
}
