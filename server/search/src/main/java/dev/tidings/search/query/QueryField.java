package dev.tidings.search.query;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of an event can be asked for by name. The involved object is what the event is about. */
public enum QueryField {
  TYPE("type"),
  REASON("reason"),
  /** The involved object's kind. */
  KIND("kind"),
  /** The event's namespace; that of most events about objects of the whole cluster is default. */
  NAMESPACE("namespace", "ns"),
  /** The involved object's name. */
  NAME("name"),
  /** What reported the event: its source's component, or else its reporting controller. */
  COMPONENT("component"),
  CLUSTER("cluster"),
  /** {@code Cluster} if the involved object has no namespace, {@code Namespaced} if it has one. */
  SCOPE("scope"),
  /** Each owner of the involved object, and their owners, as {@code KIND/NAME}. */
  OWNER("owner"),
  /** The involved object as {@code KIND/NAME}. */
  OBJECT("object"),
  /** The involved object's uid. */
  UID("uid");

  private final String word;
  private final String shortWord;

  QueryField(String word) {
    this(word, word);
  }

  QueryField(String word, String shortWord) {
    this.word = word;
    this.shortWord = shortWord;
  }

  /** What it is called in a query. */
  public String word() {
    return word;
  }

  static Optional<QueryField> of(String word) {
    String lower = Letters.small(word);
    return Arrays.stream(values())
        .filter(each -> each.word.equals(lower) || each.shortWord.equals(lower))
        .findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(QueryField::word).collect(Collectors.joining(", "));
  }
}
