package dev.tidings.cli;

import dev.tidings.collect.retention.Retention;
import dev.tidings.collect.retention.RetentionKeeper;
import dev.tidings.collect.retention.RetentionRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The flags that say how long what is collected is kept, and how much of it. */
final class RetentionOptions {
  @Option(
      names = "--retention",
      paramLabel = "[CONDITIONS:]DURATION",
      converter = RuleConverter.class,
      description =
          "How long collected events are kept after they last changed, such as 7d, or"
              + " type=Warning,namespace=prod:30d (also reason= and cluster=). May be given several"
              + " times: the first counts whose conditions an event meets. Default: 7d.")
  List<RetentionRule> rules = new ArrayList<>();

  @Option(
      names = "--retention-bytes",
      paramLabel = "AMOUNT",
      converter = ByteQuantity.Converter.class,
      description =
          "What collected events and their history may take, all clusters together, before"
              + " compression; the oldest go first. Default: any.")
  @Nullable ByteQuantity bytes;

  /** Why these flags do not go together, or null when they do. */
  @Nullable String contradiction() {
    try {
      Retention.of(rules);
      return null;
    } catch (IllegalArgumentException neverAsked) {
      return "--retention: " + neverAsked.getMessage();
    }
  }

  Retention retention() {
    return Retention.of(rules);
  }

  /**
   * What clusters are kept to.
   *
   * @param folder has one for each of them
   */
  RetentionKeeper.Rules keeping(Path folder) {
    return new RetentionKeeper.Rules(retention(), bytes == null ? null : bytes.bytes(), folder);
  }

  /** For picocli. */
  static final class RuleConverter implements ITypeConverter<RetentionRule> {
    @Override
    public RetentionRule convert(String text) {
      try {
        return RetentionRule.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }
}
