package dev.tidings.integration;

import dev.tidings.integration.Transcript.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Plays one transcript of kubectl commands, and says of each how it went.
 *
 * <p>A port of the recording's own runner, {@code conformance/kubectl/kubectl.py}.
 */
final class KubectlRun {
  private static final Duration WATCH_STARTS_WITHIN = Duration.ofSeconds(1);
  private static final int LINES_SHOWN = 6;

  private final Transcript transcript;
  private final TranscriptServer server;
  private final Kubectl kubectl;
  private final Map<Step, Kubectl.Command> watches = new LinkedHashMap<>();
  private final List<StepOutcome> outcomes = new ArrayList<>();

  private KubectlRun(Transcript transcript, TranscriptServer server, Kubectl kubectl) {
    this.transcript = transcript;
    this.server = server;
    this.kubectl = kubectl;
  }

  /** The outcome of every step. */
  static List<StepOutcome> play(Transcript transcript, TranscriptServer server, Kubectl kubectl)
      throws IOException, InterruptedException {
    var run = new KubectlRun(transcript, server, kubectl);
    server.prepare(transcript);
    for (Step step : transcript.steps()) {
      run.play(step);
    }
    run.endWatches();
    return run.outcomes;
  }

  private void play(Step step) throws IOException, InterruptedException {
    step.pause();
    Kubectl.Command command = kubectl.start(step.text("stdin"), arguments(step));
    if (step.flag("background")) {
      watches.put(step, command);
      Thread.sleep(WATCH_STARTS_WITHIN);
    } else {
      finish(step, command);
    }
  }

  private void endWatches() throws IOException, InterruptedException {
    if (!watches.isEmpty()) {
      Thread.sleep(WATCH_STARTS_WITHIN);
    }
    for (Map.Entry<Step, Kubectl.Command> watch : watches.entrySet()) {
      watch.getValue().terminate();
      finish(watch.getKey(), watch.getValue());
    }
  }

  static List<String> arguments(Step step) {
    return step.json().path("argv").valueStream().map(JsonNode::stringValue).toList();
  }

  private void finish(Step step, Kubectl.Command command) throws IOException, InterruptedException {
    Kubectl.Result result = command.await();
    var text = new KubectlText(masks(step), server.client().base(), kubectl.home());
    List<String> wantedOut = recorded(step, "stdout");
    List<String> wantedErr = recorded(step, "stderr");
    Optional<Difference> difference =
        ofExit(step, result.exit())
            .or(() -> ofLines("stdout", wantedOut, text.lines(result.stdout())))
            .or(() -> ofErrors(step, wantedErr, text.lines(result.stderr())));
    String name = step.id() + " (" + String.join(" ", arguments(step)) + ")";
    outcomes.add(new StepOutcome(transcript.name(), name, difference));
  }

  private static List<String> recorded(Step step, String output) {
    return step.expect().path(output).valueStream().map(JsonNode::stringValue).toList();
  }

  private List<KubectlText.Mask> masks(Step step) {
    return Stream.of(transcript.json(), step.json())
        .flatMap(json -> json.path("masks").valueStream())
        .map(m -> KubectlText.Mask.recorded(m.get(0).stringValue(), m.get(1).stringValue()))
        .toList();
  }

  private static Optional<Difference> ofExit(Step step, int exit) {
    JsonNode want = step.expect().path("exit");
    boolean same = want.isMissingNode() || want.intValue() == exit;
    return same ? Optional.empty() : Optional.of(Difference.at("exit", want, exit));
  }

  private static Optional<Difference> ofErrors(Step step, List<String> want, List<String> got) {
    if (!step.flag("anyStderr")) {
      return ofLines("stderr", want, got);
    }
    boolean same = want.isEmpty() == got.isEmpty();
    return same ? Optional.empty() : Optional.of(Difference.at("stderr", want, got));
  }

  private static Optional<Difference> ofLines(String where, List<String> want, List<String> got) {
    if (want.equals(got)) {
      return Optional.empty();
    }
    int same = 0;
    while (same < Math.min(want.size(), got.size()) && want.get(same).equals(got.get(same))) {
      same++;
    }
    String at = where + " from line " + (same + 1) + " (" + want.size() + ", " + got.size() + ")";
    return Optional.of(new Difference(at, from(want, same), from(got, same)));
  }

  private static String from(List<String> lines, int first) {
    return lines.subList(first, Math.min(lines.size(), first + LINES_SHOWN)).toString();
  }
}
