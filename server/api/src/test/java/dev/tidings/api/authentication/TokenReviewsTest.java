package dev.tidings.api.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.delegation.TestReviewer;
import dev.tidings.api.reload.Reloads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against an API server that is asked over HTTP. */
@Timeout(120)
class TokenReviewsTest {
  private static final String JANE =
      """
      {"authenticated":true,"user":{"username":"jane","uid":"7","groups":["dev"],
       "extra":{"scopes":["read","write"]}},"audiences":["x"]}""";

  private final Reloads reloads = Reloads.start(Duration.ofHours(1), new SimpleMeterRegistry());
  private Instant now = Instant.parse("2027-01-01T00:00:00Z");

  @TempDir Path directory;
  private TestReviewer reviewer;
  private Gatekeeper gatekeeper;

  @BeforeEach
  void open() throws IOException {
    reviewer = TestReviewer.start();
    gatekeeper =
        Gatekeeper.open(
            AuthenticationOptions.NONE.withReviewer(reviewer.kubeconfig(directory)),
            reloads,
            () -> now,
            new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    gatekeeper.close();
    reviewer.close();
    reloads.close();
  }

  @Test
  void whoTheServerSaysItIsIsTheUser() {
    reviewer.says(JANE);

    assertThat(ask("t1"))
        .isEqualTo(
            new Verdict.Known(
                new User(
                    "jane",
                    "7",
                    List.of("dev", "system:authenticated"),
                    Map.of("scopes", List.of("read", "write")))));
    assertThat(reviewer.asked())
        .containsExactly(
            "Bearer 0wn {\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                + "\"spec\":{\"token\":\"t1\"}}");
  }

  @Test
  void anAnswerIsRememberedForTenSecondsAndAFailureIsNot() {
    reviewer.says("{\"authenticated\":false}");
    assertThat(ask("t1")).isInstanceOf(Verdict.Refused.class);
    reviewer.says(JANE);
    assertThat(ask("t1")).isInstanceOf(Verdict.Refused.class);
    now = now.plusSeconds(10);
    assertThat(ask("t1")).isInstanceOf(Verdict.Known.class);
    assertThat(ask("t1")).isInstanceOf(Verdict.Known.class);
    assertThat(reviewer.asked()).hasSize(2);

    reviewer.says("{\"authenticated\":false,\"error\":\"database is down\"}");
    assertThat(ask("t2")).isInstanceOf(Verdict.Refused.class);
    assertThat(ask("t2")).isInstanceOf(Verdict.Refused.class);
    assertThat(reviewer.asked()).hasSize(4);
  }

  @Test
  void manyRequestsWithOneTokenAreOneQuestion() {
    reviewer.says(JANE);
    reviewer.hold();
    List<CompletableFuture<Verdict>> asking =
        List.of(start("t1"), start("t1"), start("t1"), start("t2"));
    reviewer.letGo();

    assertThat(asking).allSatisfy(one -> assertThat(one.join()).isInstanceOf(Verdict.Known.class));
    assertThat(reviewer.asked()).hasSize(2);
  }

  @Test
  void aFailureThatMayPassIsAskedAgain() {
    reviewer.says(JANE);
    reviewer.fails(1);

    assertThat(ask("t1")).isInstanceOf(Verdict.Known.class);
    assertThat(reviewer.asked()).hasSize(2);
  }

  @Test
  void aServerThatIsNotThereLetsNobodyIn() {
    reviewer.close();

    assertThat(ask("t1")).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aKubeconfigThatCannotBeUsedIsSaidAtTheStart() {
    assertThatThrownBy(
            () ->
                Gatekeeper.open(
                    AuthenticationOptions.NONE.withReviewer(directory.resolve("none")),
                    reloads,
                    () -> now,
                    new SimpleMeterRegistry()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none");
  }

  private Verdict ask(String token) {
    return start(token).join();
  }

  private CompletableFuture<Verdict> start(String token) {
    var shown = new Credentials(ClientChain.NONE, Optional.of(BearerToken.of(token)));
    return gatekeeper.identify(shown).toCompletableFuture();
  }
}
