package dev.tidings.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes what fish needs to complete a command: a line for each word that may come. */
final class FishCompletion {
  private static final Set<Class<?>> FILES = Set.of(Path.class, File.class);

  private final String command;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String command) {
    this.command = command;
  }

  static String of(CommandLine root) {
    var completion = new FishCompletion(root.getCommandName());
    completion.lines.add("complete -c " + root.getCommandName() + " -f");
    completion.add(root.getCommandSpec(), List.of());
    return String.join("\n", completion.lines) + "\n";
  }

  /** A command and those below it; the path has the words that lead to it. */
  private void add(CommandSpec spec, List<String> path) {
    Set<String> below = spec.subcommands().keySet();
    String condition = condition(path, below);
    for (OptionSpec option : spec.options()) {
      line(condition, names(option) + values(option), option.description());
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      if (!values(parameter).isBlank()) {
        line(condition, values(parameter), new String[0]);
      }
    }
    spec.subcommands()
        .forEach(
            (name, subcommand) -> {
              CommandSpec next = subcommand.getCommandSpec();
              line(condition, " -a " + name, next.usageMessage().description());
              add(next, Stream.concat(path.stream(), Stream.of(name)).toList());
            });
  }

  /** That the words of a path have been typed, and none of those that may come next. */
  private static String condition(List<String> path, Set<String> below) {
    String typed =
        path.stream()
            .map(word -> "__fish_seen_subcommand_from " + word)
            .collect(Collectors.joining("; and "));
    String next =
        below.isEmpty() ? "" : "not __fish_seen_subcommand_from " + String.join(" ", below);
    return typed.isEmpty() || next.isEmpty() ? typed + next : typed + "; and " + next;
  }

  private static String names(OptionSpec option) {
    var names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    return names.toString();
  }

  private static String values(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    if (candidates != null) {
      return " -xa '"
          + StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "))
          + "'";
    }
    if (FILES.contains(argument.type())) {
      return " -rF";
    }
    return argument.arity().max() == 0 ? "" : " -x";
  }

  private void line(String condition, String what, String[] description) {
    String text = description.length == 0 ? "" : " -d '" + firstSentence(description[0]) + "'";
    lines.add("complete -c " + command + " -n '" + condition + "'" + what + text);
  }

  private static String firstSentence(String text) {
    String first = text.split("(?<=[a-z])[.:;] ", 2)[0];
    return first.replaceAll("\\.$", "").replace("\\", "\\\\").replace("'", "\\'");
  }
}
