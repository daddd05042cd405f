package dev.tidings.integration;

import dev.tidings.integration.Transcript.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which steps of a transcript cannot run yet, and what that does to the others: a step about an
 * object that a left-out step wrote cannot come out as recorded, and is left out too; where other
 * objects are in question as well, only the lines about such objects are.
 */
final class StepsLeftOut {
  private static final Pattern NAME = Pattern.compile("\\bname: ([\\w.-]+)[,}\\n]");
  private static final Pattern METADATA = Pattern.compile("(?m)^metadata: *\\{[^}]*}");

  private final String transcript;

  /** Objects whose state is not as recorded, since a step that wrote them was left out. */
  private final Set<String> changed = new HashSet<>();

  /** Those of them that do not even exist here. */
  private final Set<String> missing = new HashSet<>();

  private final Set<String> written = new HashSet<>();

  StepsLeftOut(String transcript) {
    this.transcript = transcript;
  }

  /** Whether a step is not to be run; says so in the list of what did not run. */
  boolean isLeftOut(Step step) throws IOException {
    List<String> arguments = KubectlRun.arguments(step);
    Set<String> names = namesIn(step.text("stdin"));
    String reason = reason(arguments, names);
    if (reason.isEmpty()) {
      written.addAll(names);
      return false;
    }
    NotRun.say(reason, "kubectl " + transcript + " " + step.id());
    changed.addAll(names);
    names.stream().filter(name -> !written.contains(name)).forEach(missing::add);
    return true;
  }

  private String reason(List<String> arguments, Set<String> names) {
    boolean about = arguments.stream().anyMatch(this::isChanged);
    return about || names.stream().anyMatch(changed::contains)
        ? "about an object that a step not run wrote"
        : "";
  }

  private boolean isChanged(String argument) {
    return changed.contains(argument.substring(argument.lastIndexOf('/') + 1));
  }

  private static Set<String> namesIn(String stdin) {
    return METADATA
        .matcher(stdin)
        .results()
        .map(metadata -> NAME.matcher(metadata.group()))
        .filter(Matcher::find)
        .map(name -> name.group(1))
        .collect(Collectors.toSet());
  }

  /** The recorded lines of one output, without those about objects that do not exist here. */
  List<String> expected(Step step, String output) throws IOException {
    var expected = new ArrayList<String>();
    for (JsonNode recorded : step.expect().path(output)) {
      String line = recorded.stringValue();
      if (missing.stream().anyMatch(name -> isAbout(line, name))) {
        NotRun.say(
            "about an object that a step not run wrote",
            "kubectl " + transcript + " " + step.id() + ", the line '" + line + "'");
      } else {
        expected.add(line);
      }
    }
    return expected;
  }

  private static boolean isAbout(String line, String name) {
    return line.matches(".*(?:/|\")" + Pattern.quote(name) + "(?:\"| ).*");
  }
}
