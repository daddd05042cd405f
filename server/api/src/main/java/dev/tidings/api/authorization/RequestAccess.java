package dev.tidings.api.authorization;

import dev.tidings.api.query.FieldSelectorParser;
import dev.tidings.api.query.FieldTerm;
import dev.tidings.api.query.LabelRequirement;
import dev.tidings.api.query.LabelSelectorParser;
import dev.tidings.api.query.PathParts;
import dev.tidings.api.query.PercentText;
import dev.tidings.api.query.Query;
import dev.tidings.api.query.SelectorException;
import dev.tidings.event.NameRules;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a request wants to do, from its method and its URL alone, as kube-apiserver does
 * (endpoints/request/requestinfo.go): also for paths that lead nowhere, so that those who may not
 * look do not learn what is there.
 */
public final class RequestAccess {
  private static final Set<String> SPECIAL_VERBS = Set.of("proxy", "watch");
  private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

  private RequestAccess() {}

  /**
   * Empty for a path whose escapes are none, which is no request at all.
   *
   * @param rawPath as it was sent, without its query
   */
  public static Optional<Access> of(String method, String rawPath, Query query) {
    return PercentText.decode(rawPath).map(path -> ofDecoded(method, path, query));
  }

  private static Access ofDecoded(String method, String path, Query query) {
    List<String> parts = PathParts.of(path);
    boolean core = parts.size() >= 3 && parts.get(0).equals("api");
    boolean grouped = parts.size() >= 4 && parts.get(0).equals("apis");
    if (!core && !grouped) {
      return new Access.OfPath(method.toLowerCase(Locale.ROOT), path);
    }
    String group = grouped ? parts.get(1) : "";
    int version = grouped ? 2 : 1;
    return ofResource(method, group, parts.subList(version, parts.size()), query);
  }

  /** What follows the group: a version, perhaps a verb, and the resource with its place. */
  private static Access ofResource(String method, String group, List<String> parts, Query query) {
    boolean verbInPath = SPECIAL_VERBS.contains(parts.get(1)) && parts.size() > 2;
    String verb = verbInPath ? parts.get(1) : verb(method);
    List<String> place = parts.subList(verbInPath ? 2 : 1, parts.size());
    boolean namespaced = place.get(0).equals("namespaces") && place.size() > 1;
    String namespace = namespaced ? place.get(1) : "";
    if (namespaced && place.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(place.get(2))) {
      place = place.subList(2, place.size());
    }
    var type =
        new ResourceType(
            group,
            parts.get(0),
            place.get(0),
            place.size() > 2 && !verb.equals("proxy") ? place.get(2) : "");
    String name = place.size() > 1 ? place.get(1) : "";
    return name.isEmpty()
        ? ofCollection(verb, type, namespace, query)
        : new Access.OfResource(verb, type, namespace, name);
  }

  private static String verb(String method) {
    return switch (method) {
      case "POST" -> "create";
      case "GET", "HEAD" -> "get";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      default -> "";
    };
  }

  private static Access ofCollection(
      String verb, ResourceType type, String namespace, Query query) {
    return switch (verb) {
      case "get" -> {
        List<FieldTerm> fields = fields(query);
        yield new Access.OfResource(
            query.flag("watch").orElse(false) ? "watch" : "list",
            type,
            namespace,
            requiredName(fields),
            new Selectors(fields, labels(query)));
      }
      case "delete" ->
          new Access.OfResource(
              "deletecollection", type, namespace, "", new Selectors(fields(query), labels(query)));
      default -> new Access.OfResource(verb, type, namespace, "");
    };
  }

  /** None where they cannot be read: that is refused, to whoever may have all. */
  private static List<FieldTerm> fields(Query query) {
    try {
      return FieldSelectorParser.parse(query.first("fieldSelector").orElse(""));
    } catch (SelectorException unreadable) {
      return List.of();
    }
  }

  /** Those of labels in the order of these. */
  private static List<LabelRequirement> labels(Query query) {
    try {
      return LabelSelectorParser.parse(query.first("labelSelector").orElse(""))
          .requirements()
          .stream()
          .sorted(Comparator.comparing(LabelRequirement::key))
          .toList();
    } catch (SelectorException unreadable) {
      return List.of();
    }
  }

  /** Who lists by one name needs no rights to others. */
  private static String requiredName(List<FieldTerm> fields) {
    return fields.stream()
        .filter(term -> term.equal() && term.field().equals("metadata.name"))
        .map(FieldTerm::value)
        .findFirst()
        .filter(name -> NameRules.pathSegment(name).isEmpty())
        .orElse("");
  }
}
