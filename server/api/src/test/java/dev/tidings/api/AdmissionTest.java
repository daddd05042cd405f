package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.discovery.Route;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  /** Whoever runs a server restarts it when these are not answered. */
  @Test
  void healthChecksAreLetInWhereThereIsRoomForNobodyElse() {
    var admission =
        new Admission(Limits.KUBERNETES.withCounts(new Limits.Counts(1, 1, 1, 1)), false);
    Route version = new Route.Version();
    int most = 100;
    while (most > 0 && admission.tryEnter(version)) {
      most--;
    }
    assertThat(most).isPositive();
    assertThat(admission.tryEnter(new Route.Health("livez", ""))).isTrue();
  }
}
