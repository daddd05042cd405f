package dev.tidings.cli;

import static java.util.stream.Collectors.joining;

import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What says which events are meant. */
final class QueryOptions {
  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description = {
        "Terms that must all hold: field=value, field=a,b, field!=value; words of the message,"
            + " word*, -word for none of it, '\"a phrase\"'. Fields: type, reason, kind, namespace"
            + " (ns), name, component, cluster, scope, owner, object, uid. A query that begins with"
            + " - comes after --.",
      })
  private List<String> words = new ArrayList<>();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      description = "Only events of this namespace. Default: all.")
  private String namespace = "";

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description =
          "Only events of this cluster; tidings is the server itself. Default: all clusters.")
  private String cluster = "";

  /**
   * The query as the server reads it: what was typed comes first, so that its places hold.
   *
   * @throws CommandFailure when that would run on into what flags add
   */
  String text() throws CommandFailure {
    if (!namespace.isEmpty() || !cluster.isEmpty()) {
      requireWhole(String.join(" ", words));
    }
    return text(words, cluster, namespace);
  }

  private static void requireWhole(String typed) throws CommandFailure {
    try {
      EventQuery.parse(typed);
    } catch (QueryException wrong) {
      throw CommandFailure.wrongUse("the query: " + wrong.getMessage());
    }
  }

  /** A query of terms, within a cluster and a namespace unless they are empty. */
  static String text(List<String> terms, String cluster, String namespace) {
    var all = new ArrayList<String>(terms);
    if (!namespace.isEmpty()) {
      all.add(equal("namespace", namespace));
    }
    if (!cluster.isEmpty()) {
      all.add(equal("cluster", cluster));
    }
    return String.join(" ", all);
  }

  /** The term that a field has one of some values. */
  static String equal(String field, String... values) {
    return Stream.of(values)
        .map(value -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(joining(",", field + "=", ""));
  }

  /** The columns that tell apart what these flags leave open. */
  List<EventTable.Lead> leads(boolean severalClusters) {
    var leads = new ArrayList<EventTable.Lead>();
    if (severalClusters && cluster.isEmpty()) {
      leads.add(EventTable.Lead.CLUSTER);
    }
    if (namespace.isEmpty()) {
      leads.add(EventTable.Lead.NAMESPACE);
    }
    return leads;
  }
}
