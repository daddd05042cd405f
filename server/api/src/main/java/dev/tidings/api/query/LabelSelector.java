package dev.tidings.api.query;

import java.util.List;
import java.util.Map;

/** Chooses events by their labels: all requirements must hold. */
public record LabelSelector(List<LabelRequirement> requirements) {
  /** Chooses every event. */
  static final LabelSelector EVERYTHING = new LabelSelector(List.of());

  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  public boolean isEmpty() {
    return requirements.isEmpty();
  }

  public boolean matches(Map<String, String> labels) {
    for (LabelRequirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }
}
