package dev.tidings.cli;

import dev.tidings.api.lookup.CollectorStates;
import dev.tidings.collect.Collectors;
import java.util.Optional;

/** How it stands with collectors, as the API tells it. */
record Collected(Collectors collectors) implements CollectorStates {
  @Override
  public Optional<CollectorState> of(String cluster) {
    return collectors
        .standing(cluster)
        .map(at -> new CollectorState(at.state(), at.heard(), at.gaps(), at.dropped()));
  }
}
