package dev.tidings.integration;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl prints against this server what it printed against the reference. */
class KubectlConformanceTest {
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
    try (TestServer server = TestServer.in(directory).start()) {
      for (Transcript transcript : transcripts) {
        outcomes.addAll(
            KubectlRun.play(
                transcript,
                TranscriptServer.tidings(server.uri()),
                kubectl.orElseThrow(),
                Files.createTempDirectory(directory, "home-")));
      }
    }
    long failed = outcomes.stream().filter(o -> o.difference().isPresent()).count();
    long all = transcripts.stream().mapToLong(t -> t.steps().size()).sum();
    System.out.printf(
        "kubectl conformance: %d of %d steps of %d transcripts ran, %d failed%n",
        outcomes.size(), all, transcripts.size(), failed);
    return outcomes.stream().map(StepOutcome::asTest);
  }
}
