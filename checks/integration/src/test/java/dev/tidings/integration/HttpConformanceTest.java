package dev.tidings.integration;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tidings.api.ApiServerOptions;
import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.ratelimit.EventLimit;
import dev.tidings.api.ratelimit.EventRateLimitOptions;
import dev.tidings.api.ratelimit.LimitType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every recorded conversation with the reference comes out the same from this server. */
class HttpConformanceTest {
  private static final String SHORT_LIVED = "event-ttl-8s";
  private static final Duration SHORT_LIFE = Duration.ofSeconds(8);

  /** What this server does not do yet: transcripts that need it are reported, not run. */
  private static final Set<String> NOT_YET = Set.of("namespaces", "etcd-limits");

  private static final String USERS = "users";
  private static final String RATE_LIMIT = "event-rate-limit";

  /** The reference's users: one who may do everything, and one without rights. */
  private static final String TOKENS =
      """
      admin,admin,1,"system:masters"
      nobody,nobody,2
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @TestFactory
  Stream<DynamicTest> answersAsRecorded() throws Exception {
    return play(
        TestServer.in(directory),
        "",
        transcript ->
            Stream.of(SHORT_LIVED, USERS, RATE_LIMIT).noneMatch(transcript.needs()::contains));
  }

  @TestFactory
  Stream<DynamicTest> tellsUsersApartAsRecorded() throws Exception {
    Path tokens = Files.writeString(directory.resolve("tokens.csv"), TOKENS);
    Path noRights = Files.createDirectory(directory.resolve("rights"));
    return play(
        TestServer.in(directory)
            .with(
                options ->
                    options
                        .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens))
                        .withControl(ApiServerOptions.Control.NONE.withRbacFolder(noRights))),
        "admin",
        transcript -> transcript.needs().contains(USERS));
  }

  @TestFactory
  Stream<DynamicTest> limitsEventsAsRecorded() throws Exception {
    var threeAtOnce = new EventLimit(LimitType.NAMESPACE, 1, 3, 4096);
    var limits = new EventRateLimitOptions(List.of(threeAtOnce), 0);
    return play(
        TestServer.in(directory)
            .with(
                options ->
                    options.withControl(ApiServerOptions.Control.NONE.withRateLimit(limits))),
        "",
        transcript -> transcript.needs().contains(RATE_LIMIT));
  }

  @TestFactory
  Stream<DynamicTest> expiresAsRecorded() throws Exception {
    return play(
        TestServer.in(directory).eventTtl(SHORT_LIFE),
        "",
        transcript -> transcript.needs().contains(SHORT_LIVED));
  }

  private static Stream<DynamicTest> play(
      TestServer.Settings settings, String token, Predicate<Transcript> mine) throws Exception {
    List<Transcript> transcripts = runnable(mine);
    assumeFalse(transcripts.isEmpty(), "no transcripts of this kind");
    var outcomes = new ArrayList<StepOutcome>();
    try (TestServer server = settings.start()) {
      for (Transcript transcript : transcripts) {
        outcomes.addAll(
            TranscriptRun.play(transcript, TranscriptServer.tidings(server.uri(), token)));
      }
    }
    long requests = transcripts.stream().mapToLong(Transcript::requests).sum();
    long failed = outcomes.stream().filter(o -> o.difference().isPresent()).count();
    System.out.printf(
        "http conformance: %d steps of %d transcripts ran, %d failed%n",
        requests, transcripts.size(), failed);
    return outcomes.stream().map(StepOutcome::asTest);
  }

  private static List<Transcript> runnable(Predicate<Transcript> mine) throws IOException {
    var runnable = new ArrayList<Transcript>();
    for (Transcript transcript : Transcripts.http().stream().filter(mine).toList()) {
      Optional<String> reason = reasonNotToRun(transcript);
      if (reason.isPresent()) {
        NotRun.say(
            reason.get(),
            "http transcript " + transcript.name() + " (" + transcript.requests() + " steps)");
      } else {
        runnable.add(transcript);
      }
    }
    return runnable;
  }

  private static Optional<String> reasonNotToRun(Transcript transcript) {
    var missing = new TreeSet<>(transcript.needs());
    missing.retainAll(NOT_YET);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("needs " + String.join(", ", missing));
  }
}
