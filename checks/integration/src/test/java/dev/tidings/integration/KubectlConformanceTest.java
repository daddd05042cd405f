package dev.tidings.integration;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.api.ApiServerOptions;
import dev.tidings.api.authentication.AuthenticationOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real kubectl prints against this server what it printed against the reference: over https, as
 * a user with a token.
 */
class KubectlConformanceTest {
  /** The reference's user; kubectl keeps tokens off plain http. */
  private static final String TOKEN = "admin";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @TestFactory
  Stream<DynamicTest> kubectlPrintsWhatWasRecorded() throws Exception {
    List<Transcript> transcripts = Transcripts.kubectl();
    assumeFalse(transcripts.isEmpty(), "no transcripts of this kind");
    Optional<String> kubectl = Kubectl.find("kubectl transcripts");
    assumeTrue(kubectl.isPresent(), "no kubectl");
    var outcomes = new ArrayList<StepOutcome>();
    Files.writeString(directory.resolve("tokens.csv"), TOKEN + ",admin,1,system:masters\n");
    TestTls tls = TestTls.in(directory);
    try (TestServer server = TestServer.in(directory).with(o -> locked(o, tls)).start()) {
      var client = new WireClient(server.uri(), tls.sockets());
      TranscriptServer tidings = TranscriptServer.tidings(client, TOKEN);
      for (Transcript transcript : transcripts) {
        Path home = Files.createTempDirectory(directory, "home-");
        outcomes.addAll(
            KubectlRun.play(
                transcript, tidings, Kubectl.to(tidings, tls, kubectl.orElseThrow(), home)));
      }
    }
    long failed = outcomes.stream().filter(o -> o.difference().isPresent()).count();
    long all = transcripts.stream().mapToLong(t -> t.steps().size()).sum();
    System.out.printf(
        "kubectl conformance: %d of %d steps of %d transcripts ran, %d failed%n",
        outcomes.size(), all, transcripts.size(), failed);
    return outcomes.stream().map(StepOutcome::asTest);
  }

  private ApiServerOptions locked(ApiServerOptions options, TestTls tls) {
    return options
        .withTls(tls.ofServer())
        .withAuthentication(
            AuthenticationOptions.NONE
                .withTokenFile(directory.resolve("tokens.csv"))
                .withAnonymous(false));
  }
}
