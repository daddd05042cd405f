package dev.tidings.api.authorization;

import dev.tidings.api.manifests.Fields;
import dev.tidings.api.query.LabelRequirement;
import dev.tidings.api.query.LabelRequirement.Operator;
import dev.tidings.api.query.LabelSelector;
import dev.tidings.api.query.SelectorException;
import dev.tidings.event.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads which other roles a ClusterRole is made of (rbac/v1 AggregationRule). */
final class AggregationManifest {
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "DoesNotExist", Operator.MISSING,
          "Exists", Operator.EXISTS,
          "In", Operator.ONE_OF,
          "NotIn", Operator.NONE_OF);

  private AggregationManifest() {}

  static List<LabelSelector> read(Fields rule) {
    List<LabelSelector> selectors =
        rule.objects("clusterRoleSelectors").stream().map(AggregationManifest::selector).toList();
    rule.end();
    if (selectors.isEmpty()) {
      rule.wrong(
          FieldError.required(
              rule.path("clusterRoleSelectors"),
              "at least one clusterRoleSelector required if aggregationRule is non-nil"));
    }
    return selectors;
  }

  private static LabelSelector selector(Fields fields) {
    var requirements = new ArrayList<LabelRequirement>();
    fields
        .textsByName("matchLabels")
        .forEach(
            (key, value) ->
                requirement(fields, "matchLabels", key, Operator.ONE_OF, List.of(value))
                    .ifPresent(requirements::add));
    for (Fields expression : fields.objects("matchExpressions")) {
      expression(expression).ifPresent(requirements::add);
    }
    fields.end();
    return new LabelSelector(requirements);
  }

  private static Optional<LabelRequirement> expression(Fields fields) {
    String key = fields.text("key");
    String name = fields.text("operator");
    List<String> values = fields.texts("values");
    fields.end();
    Operator operator = OPERATORS.get(name);
    if (operator == null) {
      fields.wrong(
          FieldError.notSupported(
              fields.path("operator"), name, OPERATORS.keySet().stream().sorted().toList()));
      return Optional.empty();
    }
    boolean compares = operator == Operator.ONE_OF || operator == Operator.NONE_OF;
    if (compares == values.isEmpty()) {
      fields.wrong(
          compares
              ? FieldError.required(fields.path("values"), "")
              : FieldError.forbidden(fields.path("values"), ""));
    }
    return requirement(fields, "key", key, operator, values);
  }

  private static Optional<LabelRequirement> requirement(
      Fields fields, String name, String key, Operator operator, List<String> values) {
    try {
      return Optional.of(LabelRequirement.of(key, operator, new TreeSet<>(values)));
    } catch (SelectorException wrong) {
      fields.wrong(FieldError.invalid(fields.path(name), key, wrong.text()));
      return Optional.empty();
    }
  }
}
