package dev.tidings.forward.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.forward.kit.LeaseServer;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Candidates on their own threads, by the true clock. */
@Timeout(120)
class LeadershipTest {
  private static final LeaseName NAME = LeaseName.parse("ops/tidings-routes");

  @SuppressWarnings("NullAway.Init")
  private LeaseServer server;

  /** What leads or stands by, and has a fault at first if it is made so. */
  private static final class Work implements Led {
    private final CountDownLatch leading = new CountDownLatch(1);
    private final CountDownLatch standingBy = new CountDownLatch(1);
    private volatile boolean leads;
    private int faults;

    Work(int faults) {
      this.faults = faults;
    }

    @Override
    public void lead(boolean now) {
      leads = now;
      if (now) {
        leading.countDown();
      }
    }

    @Override
    public Instant settledUntil() {
      if (faults > 0) {
        faults--;
        throw new IllegalStateException("a store is closed");
      }
      return Instant.EPOCH.plusSeconds(60);
    }

    @Override
    public void passOver(Instant until) {
      standingBy.countDown();
    }
  }

  @BeforeEach
  void serve() throws IOException {
    server = new LeaseServer();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Leadership candidate(String identity, Led led) {
    var candidate =
        new Leadership.Candidate(identity, InstantSource.system(), new Random(identity.hashCode()));
    return Leadership.start(
        new Leases(ServerAccess.of(server.uri()), NAME), candidate, led, Duration.ofMillis(20));
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneLeadsUntilItIsClosedAndThenTheOther() throws Exception {
    var one = new Work(0);
    var other = new Work(0);
    Leadership first = candidate("one", one);
    await(one.leading);
    try (Leadership second = candidate("other", other)) {
      await(other.standingBy);
      assertThat(other.leads).isFalse();

      first.close();

      assertThat(one.leads).isFalse();
      await(other.leading);
    }
    assertThat(other.leads).isFalse();
  }

  @Test
  void aFaultOfWhatIsLedDoesNotEndTheCandidacy() throws Exception {
    var work = new Work(2);
    try (Leadership leadership = candidate("one", work)) {
      await(work.leading);
    }
    assertThat(work.leads).isFalse();
  }
}
