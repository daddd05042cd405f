package dev.tidings.api.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.TestPeople;
import dev.tidings.api.reload.Reloads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificatesTest {
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private final Reloads reloads = Reloads.start(Duration.ofHours(1), new SimpleMeterRegistry());
  private Instant now = NOW;

  @TempDir Path directory;

  @AfterEach
  void stop() {
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

  private Gatekeeper gatekeeper() throws Exception {
    Path authorities = TestPeople.unpack("clients.crt", directory);
    InstantSource clock = () -> now;
    return Gatekeeper.open(AuthenticationOptions.NONE.withClientCa(authorities), reloads, clock);
  }

  private static Verdict show(Gatekeeper gatekeeper, String certificate) throws Exception {
    var shown = new Credentials(List.of(TestPeople.certificate(certificate)), Optional.empty());
    return gatekeeper.identify(shown).toCompletableFuture().join();
  }
}
