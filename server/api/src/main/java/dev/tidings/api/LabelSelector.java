package dev.tidings.api;

import java.util.List;
import java.util.Map;

/** Chooses events by their labels: all requirements must hold. */
record LabelSelector(List<LabelRequirement> requirements) {
  /** Chooses every event. */
  static final LabelSelector EVERYTHING = new LabelSelector(List.of());

  LabelSelector {
    requirements = List.copyOf(requirements);
  }

  boolean isEmpty() {
    return requirements.isEmpty();
  }

  boolean matches(Map<String, String> labels) {
    for (LabelRequirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }
}
