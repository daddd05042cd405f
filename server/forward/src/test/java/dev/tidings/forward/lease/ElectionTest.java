package dev.tidings.forward.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.forward.kit.LeaseServer;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElectionTest {
  private static final LeaseName NAME = LeaseName.parse("ops/tidings-routes");

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");

  @SuppressWarnings("NullAway.Init")
  private LeaseServer server;

  @SuppressWarnings("NullAway.Init")
  private Leases leases;

  @BeforeEach
  void serve() throws IOException {
    server = new LeaseServer();
    leases = new Leases(ServerAccess.of(server.uri()), NAME);
  }

  @AfterEach
  void end() {
    leases.close();
    server.close();
  }

  private Election candidate(String identity) {
    return new Election(leases, identity, () -> now);
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  @Test
  void whoFindsNoLeaseMakesOneAndLeads() throws IOException {
    Election one = candidate("one");
    assertThat(one.leads()).isFalse();

    one.attempt(now);

    assertThat(one.leads()).isTrue();
    assertThat(server.spec("ops/leases/tidings-routes").path("holderIdentity").stringValue())
        .isEqualTo("one");
    assertThat(server.spec("ops/leases/tidings-routes").path("acquireTime").stringValue())
        .isEqualTo("2026-11-22T10:00:00.000000Z");
  }

  @Test
  void whoRenewsItGoesOnLeadingAndNobodyElseDoes() throws IOException {
    Election one = candidate("one");
    Election other = candidate("other");
    for (int turn = 0; turn < 30; turn++) {
      one.attempt(now);
      other.attempt(now);
      assertThat(one.leads()).isTrue();
      assertThat(other.leads()).isFalse();
      pass(2);
    }
    assertThat(other.settled()).contains(now.minusSeconds(2));
    assertThat(server.spec("ops/leases/tidings-routes").path("leaseTransitions").intValue())
        .isZero();
  }

  @Test
  void whoCannotRenewItStopsBeforeAnotherOneBegins() throws IOException {
    Election one = candidate("one");
    Election other = candidate("other");
    one.attempt(now);
    other.attempt(now);

    Duration nobody = Duration.ZERO;
    while (!other.leads()) {
      pass(1);
      other.attempt(now);
      assertThat(one.leads() && other.leads()).isFalse();
      nobody = nobody.plusSeconds(one.leads() ? 0 : 1);
    }

    assertThat(nobody).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    assertThat(server.spec("ops/leases/tidings-routes").path("leaseTransitions").intValue())
        .isEqualTo(1);
    one.attempt(now);
    assertThat(one.leads()).isFalse();
  }

  @Test
  void whoDoesNotKnowWhatItHasSettledSaysNothingOfIt() throws IOException {
    Election one = candidate("one");
    Election other = candidate("other");
    one.attempt(now);
    other.attempt(now);
    assertThat(other.settled()).isEmpty();

    Instant settled = now;
    one.attempt(settled);
    pass(2);
    one.attempt(Instant.EPOCH);
    other.attempt(now);

    assertThat(other.settled()).contains(settled);
  }

  @Test
  void aClockThatIsWrongTakesNothingFromTheHolder() throws IOException {
    Election one = candidate("one");
    var ahead = new Election(leases, "ahead", () -> now.plus(Duration.ofHours(3)));
    for (int turn = 0; turn < 20; turn++) {
      one.attempt(now);
      ahead.attempt(now);
      assertThat(ahead.leads()).isFalse();
      pass(2);
    }
  }

  @Test
  void ofTwoWhoTakeItAtOnceOneLeads() throws IOException {
    candidate("gone").attempt(now);
    Election one = candidate("one");
    Election other = candidate("other");
    one.attempt(now);
    other.attempt(now);
    pass(16);

    one.attempt(now);
    other.attempt(now);

    assertThat(one.leads()).isTrue();
    assertThat(other.leads()).isFalse();
  }

  @Test
  void whoReleasesItLeavesItToOthersAtOnce() throws IOException {
    Election one = candidate("one");
    Election other = candidate("other");
    one.attempt(now);
    other.attempt(now);

    one.release();
    assertThat(one.leads()).isFalse();
    other.attempt(now);

    assertThat(other.leads()).isTrue();
  }

  @Test
  void aServerThatIsAwayEndsTheLeadInTime() throws IOException {
    Election one = candidate("one");
    one.attempt(now);
    server.away(true);
    pass(5);
    assertThatThrownBy(() -> one.attempt(now))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("503");
    assertThat(one.leads()).isTrue();
    pass(1);
    assertThat(one.leads()).isFalse();

    server.away(false);
    one.attempt(now);
    assertThat(one.leads()).isTrue();
  }
}
