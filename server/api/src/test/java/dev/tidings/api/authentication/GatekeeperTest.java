package dev.tidings.api.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.reload.Reloads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatekeeperTest {
  private static final Verdict ANONYMOUS = new Verdict.Known(User.ANONYMOUS);

  private final Reloads reloads = Reloads.start(Duration.ofHours(1), new SimpleMeterRegistry());

  @TempDir Path directory;

  @AfterEach
  void stop() {
    reloads.close();
  }

  @Test
  void everybodyIsAnonymousWhereNobodyCanShowWhoTheyAre() throws IOException {
    Gatekeeper open = gatekeeper(AuthenticationOptions.NONE);

    assertThat(ask(open, Credentials.NONE)).isEqualTo(ANONYMOUS);
    assertThat(ask(open, token("anything"))).isEqualTo(ANONYMOUS);
  }

  @Test
  void aUserOfTheTokenFileIsKnownByTheToken() throws IOException {
    Gatekeeper gatekeeper =
        gatekeeper(true, "s3cret,admin,1,\"system:masters,ops\"\nother,nobody,2\nnew,x,y,\n");

    assertThat(ask(gatekeeper, token("s3cret")))
        .isEqualTo(known("admin", "1", "system:masters", "ops", "system:authenticated"));
    assertThat(ask(gatekeeper, token("other")))
        .isEqualTo(known("nobody", "2", "system:authenticated"));
    assertThat(ask(gatekeeper, token("new")))
        .isEqualTo(known("x", "y", "", "system:authenticated"));
  }

  @Test
  void aWrongTokenIsRefusedThoughAnonymousRequestsAreNot() throws IOException {
    Gatekeeper gatekeeper = gatekeeper(true, "s3cret,admin,1\n");

    assertThat(ask(gatekeeper, token("wrong"))).isInstanceOf(Verdict.Refused.class);
    assertThat(ask(gatekeeper, token("s3cre"))).isInstanceOf(Verdict.Refused.class);
    assertThat(ask(gatekeeper, Credentials.NONE)).isEqualTo(ANONYMOUS);
  }

  @Test
  void aTokenThatIsTooLongToBeOneIsNotLookedAt() throws IOException {
    String longest = "t".repeat(16 * 1024);
    Gatekeeper gatekeeper = gatekeeper(true, longest + ",a,1\nt" + longest + ",b,2\n");

    assertThat(ask(gatekeeper, token(longest))).isEqualTo(known("a", "1", "system:authenticated"));
    assertThat(ask(gatekeeper, token("t" + longest))).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void anonymousRequestsCanBeRefused() throws IOException {
    assertThat(ask(gatekeeper(false, "s3cret,admin,1\n"), Credentials.NONE))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void ofATokenThatIsThereTwiceTheLastLineCounts() throws IOException {
    Gatekeeper gatekeeper = gatekeeper(true, "t,first,1\n,nobody,0\nt,second,2\n");

    assertThat(ask(gatekeeper, token("t"))).isEqualTo(known("second", "2", "system:authenticated"));
  }

  @Test
  void whoIsInAGroupOfTheTwoAlreadyIsPutInNoOther() throws IOException {
    Gatekeeper gatekeeper =
        gatekeeper(
            true,
            "a,system:anonymous,1\nb,bob,2,system:unauthenticated\nc,carl,3,system:authenticated\n");

    assertThat(ask(gatekeeper, token("a"))).isEqualTo(known("system:anonymous", "1"));
    assertThat(ask(gatekeeper, token("b"))).isEqualTo(known("bob", "2", "system:unauthenticated"));
    assertThat(ask(gatekeeper, token("c"))).isEqualTo(known("carl", "3", "system:authenticated"));
  }

  @Test
  void aTokenFileThatCannotBeReadIsSaidWithoutItsTokens() {
    assertThatThrownBy(() -> gatekeeper(true, "good,user,1\ns3cret,two\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tokens.csv: line 2: at least 3 columns are needed")
        .hasMessageNotContaining("s3cret");
  }

  private Gatekeeper gatekeeper(boolean anonymous, String tokens) throws IOException {
    Path file = Files.write(directory.resolve("tokens.csv"), tokens.getBytes(UTF_8));
    return gatekeeper(AuthenticationOptions.NONE.withTokenFile(file).withAnonymous(anonymous));
  }

  private Gatekeeper gatekeeper(AuthenticationOptions options) throws IOException {
    return Gatekeeper.open(options, reloads, InstantSource.system(), new SimpleMeterRegistry());
  }

  private static Credentials token(String secret) {
    return new Credentials(ClientChain.NONE, Optional.of(BearerToken.of(secret)));
  }

  private static Verdict ask(Gatekeeper gatekeeper, Credentials credentials) {
    return gatekeeper.identify(credentials).toCompletableFuture().join();
  }

  private static Verdict known(String name, String uid, String... groups) {
    return new Verdict.Known(new User(name, uid, List.of(groups), Map.of()));
  }
}
