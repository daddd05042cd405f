package dev.tidings.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A command's flags as a YAML file: {@code name: value} a line, named as the flags without {@code
 * --}.
 */
final class ConfigFile {
  private static final Set<String> FLAGS_ONLY = Set.of("config", "help", "version");

  private final Path file;
  private final CommandLine command;

  private record Entry(int line, String key, String value, boolean isBoolean) {}

  ConfigFile(Path file, CommandLine command) {
    this.file = file;
    this.command = command;
  }

  /**
   * Sets every option of the command that the file names and the command line did not.
   *
   * @throws ParameterException naming file and line, when the file cannot be what was meant
   */
  void fillIn(ParseResult typed) {
    for (Entry entry : read()) {
      OptionSpec option = option(entry);
      Object value = convert(entry, option);
      if (!typed.hasMatchedOption(option)) {
        option.setValue(value);
      }
    }
  }

  private OptionSpec option(Entry entry) {
    OptionSpec option = command.getCommandSpec().findOption("--" + entry.key);
    if (option == null || FLAGS_ONLY.contains(entry.key)) {
      throw refuse(entry.line, "unknown key '" + entry.key + "'");
    }
    return option;
  }

  /** Reads the value as the command line would, into a command of that one option. */
  private Object convert(Entry entry, OptionSpec option) {
    boolean wantsBoolean = option.type() == boolean.class || option.type() == Boolean.class;
    if (wantsBoolean != entry.isBoolean) {
      throw refuse(entry.line, entry.key + " must be " + (wantsBoolean ? "true or false" : "text"));
    }
    OptionSpec alone =
        OptionSpec.builder(option.longestName())
            .type(option.type())
            .converters(option.converters())
            .build();
    try {
      new CommandLine(CommandSpec.create().addOption(alone))
          .parseArgs(option.longestName() + "=" + entry.value);
    } catch (ParameterException invalid) {
      throw refuse(entry.line, String.valueOf(invalid.getMessage()));
    }
    return alone.getValue();
  }

  private List<Entry> read() {
    try (JsonParser yaml =
        new YAMLFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
      return entries(yaml);
    } catch (NoSuchFileException missing) {
      throw new ParameterException(command, "--config: no such file: " + file);
    } catch (IOException unreadable) {
      throw new ParameterException(command, "--config: cannot read " + file + ": " + unreadable);
    } catch (JacksonException malformed) {
      int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
      throw refuse(line, "not YAML: " + malformed.getOriginalMessage());
    }
  }

  private List<Entry> entries(JsonParser yaml) {
    var entries = new ArrayList<Entry>();
    var keys = new HashSet<String>();
    JsonToken first = yaml.nextToken();
    if (first == null) {
      return entries;
    }
    if (first != JsonToken.START_OBJECT) {
      throw refuse(line(yaml), "the file must hold 'flag: value' lines");
    }
    while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
      int line = line(yaml);
      String key = yaml.currentName();
      JsonToken value = yaml.nextToken();
      if (!keys.add(key)) {
        throw refuse(line, "'" + key + "' is there twice");
      }
      if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
        throw refuse(line, key + " must have one value");
      }
      entries.add(new Entry(line, key, yaml.getString(), value.isBoolean()));
    }
    if (yaml.nextToken() != null) {
      throw refuse(line(yaml), "the file must hold one document");
    }
    return entries;
  }

  private static int line(JsonParser yaml) {
    return yaml.currentTokenLocation().getLineNr();
  }

  private ParameterException refuse(int line, String why) {
    return new ParameterException(command, file + ":" + line + ": " + why);
  }
}
