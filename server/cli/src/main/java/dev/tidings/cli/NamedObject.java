package dev.tidings.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * An object, or all of a kind, as kubectl takes it: {@code KIND/NAME}, {@code KIND NAME} or {@code
 * KIND}.
 *
 * @param kind as it was typed; empty for any
 * @param name empty for all of the kind
 */
record NamedObject(String kind, String name) {
  private static final Set<String> EVENTS = Set.of("", "events", "event", "ev");

  /**
   * Reads what a command was given.
   *
   * @throws ParameterException when that is no object
   */
  static NamedObject of(List<String> words, CommandSpec command) {
    String text = String.join("/", words);
    if (text.contains(",")) {
      throw new ParameterException(
          command.commandLine(), "one kind and name at a time, not '" + text + "'");
    }
    int slash = text.indexOf('/');
    if (slash < 0) {
      return new NamedObject(text, "");
    }
    if (slash == 0 || slash == text.length() - 1 || slash != text.lastIndexOf('/')) {
      throw wrong(words, command);
    }
    return new NamedObject(text.substring(0, slash), text.substring(slash + 1));
  }

  /** The same, but only of one object. */
  static NamedObject one(List<String> words, CommandSpec command) {
    NamedObject object = of(words, command);
    if (object.name().isEmpty()) {
      throw wrong(words, command);
    }
    return object;
  }

  /** Whether events are meant whatever they are about, as {@code get events} says it, too. */
  boolean isAnything() {
    String resource = kind.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
    return name.isEmpty() && EVENTS.contains(resource);
  }

  private static ParameterException wrong(List<String> words, CommandSpec command) {
    return new ParameterException(
        command.commandLine(), "'" + String.join(" ", words) + "' is not KIND/NAME");
  }
}
