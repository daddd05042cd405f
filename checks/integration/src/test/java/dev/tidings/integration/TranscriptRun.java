package dev.tidings.integration;

import dev.tidings.integration.Transcript.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Plays one transcript against a server, step by step, and says how each went.
 *
 * <p>A port of the recording's own runner, {@code conformance/http/replay.py}.
 */
final class TranscriptRun {
  private static final Duration WATCH_STARTS_WITHIN = Duration.ofMillis(250);
  private static final Duration INLINE_PATIENCE = Duration.ofSeconds(20);

  private final Transcript transcript;
  private final TranscriptServer server;
  private final Placeholders placeholders = new Placeholders();
  private final AnswerCheck check = new AnswerCheck(placeholders);
  private final Map<String, OpenWatch> watches = new HashMap<>();
  private final Map<String, StepOutcome> outcomes = new LinkedHashMap<>();

  private TranscriptRun(Transcript transcript, TranscriptServer server) {
    this.transcript = transcript;
    this.server = server;
  }

  /** The outcome of every step, in the transcript's order, watches last compared. */
  static List<StepOutcome> play(Transcript transcript, TranscriptServer server)
      throws IOException, InterruptedException {
    var run = new TranscriptRun(transcript, server);
    server.prepare(transcript);
    for (Step step : transcript.steps()) {
      run.play(step);
    }
    for (Step step : transcript.steps()) {
      if (run.watches.containsKey(step.id())) {
        run.guarded(step, () -> run.collect(step));
      }
    }
    return List.copyOf(run.outcomes.values());
  }

  /** Part of a step; what it finds, or throws, is the step's outcome. */
  private interface Part {
    Optional<Difference> run() throws IOException, InterruptedException;
  }

  private void guarded(Step step, Part part) throws InterruptedException {
    try {
      record(step, part.run());
    } catch (IOException | JacksonException e) {
      record(step, Optional.of(Difference.at("$", "an answer", e)));
    }
  }

  private void record(Step step, Optional<Difference> difference) {
    outcomes.put(step.id(), new StepOutcome(transcript.name(), step.id(), difference));
  }

  private void play(Step step) throws InterruptedException {
    step.pause();
    if (step.has("hook")) {
      guarded(step, () -> hook(step));
    }
    if (watches.containsKey(step.text("collect"))) {
      Step watch = transcript.step(step.text("collect"));
      guarded(watch, () -> collect(watch));
    }
    if (step.has("request")) {
      guarded(step, () -> request(step));
    }
  }

  private Optional<Difference> hook(Step step) throws IOException {
    String name = step.text("hook");
    Objects.requireNonNull(server.hooks().get(name), name).run();
    return Optional.empty();
  }

  private Optional<Difference> request(Step step) throws IOException, InterruptedException {
    WireRequest request = server.request(step.json().get("request"), placeholders);
    if (!step.has("watch")) {
      return check.ofAnswer(step, server.client().call(request));
    }
    watches.put(step.id(), OpenWatch.open(server.client(), request));
    Thread.sleep(WATCH_STARTS_WITHIN);
    return isInline(step) ? collect(step) : Optional.empty();
  }

  private Optional<Difference> collect(Step step) throws IOException, InterruptedException {
    OpenWatch watch = Objects.requireNonNull(watches.remove(step.id()), step.id());
    OpenWatch.Seen seen =
        isInline(step)
            ? watch.stop(Integer.MAX_VALUE, INLINE_PATIENCE)
            : watch.stop(step.expect().path("lines").size(), server.patience());
    return check.ofWatch(step, watch, seen);
  }

  private static boolean isInline(Step step) {
    return step.text("watch").equals("inline");
  }
}
