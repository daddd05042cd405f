package dev.tidings.recorder;

import dev.tidings.event.ApiGroup;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once for each verb which right is missing, ready to be pasted into a Role. */
final class RbacAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

  private final Repeats repeats;
  private final Set<Verb> said = EnumSet.noneOf(Verb.class);

  RbacAdvice(Repeats repeats) {
    this.repeats = repeats;
  }

  synchronized void forbidden(Verb verb, ApiGroup group, String namespace, String message) {
    if (said.add(verb)) {
      LOG.error(
          "The server forbids to {} events in namespace {}: {}. Events like this one are lost"
              + " until a Role or ClusterRole of this program has the rule\n{}",
          verb.right(),
          namespace,
          message,
          rule(group));
    }
  }

  private String rule(ApiGroup group) {
    String verbs =
        repeats.verbs().stream()
            .map(verb -> '"' + verb.right() + '"')
            .collect(Collectors.joining(", "));
    return "- apiGroups: [\""
        + group.group()
        + "\"]\n  resources: [\"events\"]\n  verbs: ["
        + verbs
        + "]";
  }
}
