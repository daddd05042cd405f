package dev.tidings.api.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.TestPeople;
import dev.tidings.api.reload.Reloads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCertificatesTest {
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private final Reloads reloads = Reloads.start(Duration.ofHours(1), new SimpleMeterRegistry());
  private final List<Gatekeeper> opened = new ArrayList<>();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(4));
  private volatile Instant now = NOW;

  @TempDir Path directory;

  @AfterEach
  void stop() {
    opened.forEach(Gatekeeper::close);
    worker.shutdownNow();
    reloads.close();
  }

  @Test
  void theCommonNameIsTheUserAndOrganizationsAreGroups() throws Exception {
    Gatekeeper gatekeeper = gatekeeper();

    for (int i = 0; i < 2; i++) {
      assertThat(show(gatekeeper, "jane.crt"))
          .isInstanceOfSatisfying(
              Verdict.Known.class,
              known -> {
                assertThat(known.user().name()).isEqualTo("jane");
                assertThat(known.user().uid()).isEmpty();
                assertThat(known.user().groups())
                    .containsExactly("dev", "ops, and more", "system:authenticated");
                assertThat(known.user().extra().get("authentication.kubernetes.io/credential-id"))
                    .singleElement()
                    .asString()
                    .matches("X509SHA256=[0-9a-f]{64}");
              });
    }
  }

  @Test
  void aCertificateForServersOrOfSomebodyElseIsRefused() throws Exception {
    Gatekeeper gatekeeper = gatekeeper();

    assertThat(show(gatekeeper, "jane-for-servers.crt")).isInstanceOf(Verdict.Refused.class);
    assertThat(show(gatekeeper, "other-clients.crt")).isInstanceOf(Verdict.Refused.class);
    assertThat(show(gatekeeper, "server.crt")).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aCertificateIsRefusedOnceItsTimeIsOver() throws Exception {
    Gatekeeper gatekeeper = gatekeeper();
    assertThat(show(gatekeeper, "jane.crt")).isInstanceOf(Verdict.Known.class);

    now = Instant.parse("2200-01-01T00:00:00Z");

    assertThat(show(gatekeeper, "jane.crt")).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void whoShowsNoCertificateIsAnonymous() throws Exception {
    assertThat(gatekeeper().identify(Credentials.NONE).toCompletableFuture().join())
        .isEqualTo(new Verdict.Known(User.ANONYMOUS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "clients", "any"})
  void othersMayVouchInBetweenUnlessTheyAreForSomethingElse(String between) throws Exception {
    assertThat(show(gatekeeper("chains/root.crt"), "chains/through-" + between + ".pem"))
        .isInstanceOf(Verdict.Known.class);
  }

  /** As Go's x509.Verify has it: what one certificate of the chain is not for, none below it is. */
  @Test
  void whoIsNotForClientsVouchesForNoneOfThem() throws Exception {
    assertThat(show(gatekeeper("chains/root.crt"), "chains/through-servers.pem"))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(show(gatekeeper("chains/root-for-servers.crt"), "chains/of-root-for-servers.pem"))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aChainIsFollowedOnceForItsConnectionAndNobodyWaitsForThat() throws Exception {
    ClientCertificates certificates = certificates();
    CountDownLatch held = hold();
    Credentials good = shown(TestPeople.chain("jane.crt"));
    Credentials bad = shown(TestPeople.chain("jane-for-servers.crt"));
    List<CompletableFuture<Verdict>> verdicts =
        Stream.of(good, bad, good, bad).map(each -> start(certificates, each)).toList();
    assertThat(verdicts).noneMatch(CompletableFuture::isDone);
    assertThat(worker.getQueue()).hasSize(2);
    held.countDown();
    assertThat(verdicts.get(2).join()).isInstanceOf(Verdict.Known.class);
    assertThat(verdicts.get(3).join()).isInstanceOf(Verdict.Refused.class);

    hold();
    now = now.plusSeconds(59);
    assertThat(start(certificates, good)).isDone();
    assertThat(start(certificates, bad)).isDone();
    now = now.plusSeconds(1);
    assertThat(start(certificates, good)).isDone();
    assertThat(start(certificates, bad)).isNotDone();
  }

  @Test
  void whoCannotBeLookedAtNowIsRefusedAndLookedAtTheNextTime() throws Exception {
    ClientCertificates certificates = certificates();
    CountDownLatch held = hold();
    Credentials jane = shown(TestPeople.chain("jane.crt"));
    List<CompletableFuture<Verdict>> waiting = new ArrayList<>();
    while (worker.getQueue().remainingCapacity() > 0) {
      waiting.add(start(certificates, shown(TestPeople.chain("jane.crt"))));
    }
    assertThat(start(certificates, jane))
        .isCompletedWithValueMatching(Verdict.Refused.class::isInstance);
    held.countDown();
    CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();

    assertThat(start(certificates, jane).join()).isInstanceOf(Verdict.Known.class);
  }

  @Test
  void aChainThatCouldTakeLongIsNotFollowed() throws Exception {
    List<X509Certificate> through = TestPeople.chain("chains/through-plain.pem");
    var longest = new ArrayList<>(through);
    while (longest.size() < 5) {
      longest.add(through.get(1));
    }
    var longer = new ArrayList<>(longest);
    longer.add(through.get(1));
    Gatekeeper gatekeeper = gatekeeper("chains/root.crt");

    assertThat(identify(gatekeeper, shown(longest))).isInstanceOf(Verdict.Known.class);
    assertThat(identify(gatekeeper, shown(longer)))
        .isEqualTo(
            new Verdict.Refused(
                "the client certificate is not good: more than 5 certificates are shown"));
    assertThat(show(gatekeeper, "chains/dsa.crt"))
        .isEqualTo(
            new Verdict.Refused(
                "the client certificate is not good: a key of an unusual kind or length"));
  }

  private ClientCertificates certificates() throws Exception {
    Path file = TestPeople.unpack("clients.crt", directory);
    return new ClientCertificates(ClientAuthorities.load(file, reloads), () -> now, worker);
  }

  /** Keeps the worker busy until the latch is let go. */
  private CountDownLatch hold() {
    var held = new CountDownLatch(1);
    worker.execute(
        () -> {
          try {
            held.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    while (!worker.getQueue().isEmpty()) {
      Thread.onSpinWait();
    }
    return held;
  }

  private static CompletableFuture<Verdict> start(
      ClientCertificates certificates, Credentials credentials) {
    return certificates.authenticate(credentials).toCompletableFuture();
  }

  private Gatekeeper gatekeeper() throws Exception {
    return gatekeeper("clients.crt");
  }

  private Gatekeeper gatekeeper(String authorities) throws Exception {
    Path file = TestPeople.unpack(authorities, directory);
    Gatekeeper gatekeeper =
        Gatekeeper.open(
            AuthenticationOptions.NONE.withClientCa(file),
            reloads,
            () -> now,
            new SimpleMeterRegistry());
    opened.add(gatekeeper);
    return gatekeeper;
  }

  private static Verdict show(Gatekeeper gatekeeper, String chain) throws Exception {
    return identify(gatekeeper, shown(TestPeople.chain(chain)));
  }

  private static Verdict identify(Gatekeeper gatekeeper, Credentials credentials) {
    return gatekeeper.identify(credentials).toCompletableFuture().join();
  }

  private static Credentials shown(List<X509Certificate> chain) {
    return new Credentials(new ClientChain(chain), Optional.empty());
  }
}
