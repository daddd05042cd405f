package dev.tidings.cli;

import dev.tidings.cli.ApiClient.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a server about the events that it has and had. */
final class HistoryClient {
  /** So many events the server gives at once. */
  private static final int PAGE = 500;

  /** What the server calls it, and what it is called here. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "parameter q: ", "the query: ",
          "parameter from: ", "--since: ",
          "parameter to: ", "--until: ");

  private static final Question SOURCES = Question.of("sources");

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
      return CommandFailure.wrongUse(typed(reply.message("a bad question")));
    }
    if (reply.code() == ABSENT) {
      String why = reply.message("is it a Tidings, and of this version?");
      return new CommandFailure("the server has no " + question.what() + ": " + why);
    }
    return ApiClient.refused(question.path(), reply);
  }

  /** A server's words about a parameter as words about what somebody has typed. */
  private static String typed(String message) {
    return PARAMETERS.entrySet().stream()
        .filter(each -> message.startsWith(each.getKey()))
        .findFirst()
        .map(each -> each.getValue() + message.substring(each.getKey().length()))
        .orElse(message);
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

  /** The kind of the last object that is of one of some kinds, in any case, of a cluster. */
  Optional<ObjectKind> kind(String cluster, List<String> kinds)
      throws CommandFailure, InterruptedException {
    String term = QueryOptions.equal("kind", kinds.toArray(String[]::new));
    Question newest =
        Question.of("search").with("q", QueryOptions.text(List.of(term), cluster, ""));
    return search(newest, 1).events().stream()
        .map(found -> found.event().involvedObject())
        .map(object -> new ObjectKind(object.kind(), !object.namespace().isEmpty(), true))
        .findFirst();
  }

  /**
   * The names of the clusters whose events the server has and lets one see, its own among them.
   *
   * @throws CommandFailure also when it keeps no index, from which it would know
   */
  List<String> clusters() throws CommandFailure, InterruptedException {
    return clusters(ask(SOURCES));
  }

  /** Whether there may be events of more than one cluster. */
  boolean mayHaveSeveralClusters() throws CommandFailure, InterruptedException {
    Reply reply = api.get(SOURCES.path(), "application/json");
    if (reply.code() == ABSENT) {
      return true;
    }
    if (!reply.succeeded()) {
      throw refused(SOURCES, reply);
    }
    return clusters(reply.body()).size() > 1;
  }

  private static List<String> clusters(JsonNode sources) {
    return StreamSupport.stream(sources.path("items").spliterator(), false)
        .map(source -> source.path("cluster").asString(""))
        .toList();
  }
}
