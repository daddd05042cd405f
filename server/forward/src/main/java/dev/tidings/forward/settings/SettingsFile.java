package dev.tidings.forward.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a YAML file whose outermost value is a mapping. */
public final class SettingsFile {
  private static final int MAX_DEPTH = 50;

  private SettingsFile() {}

  /**
   * Makes something of a file.
   *
   * @param reading asks the settings for everything, and notes what is wrong with it
   * @throws SettingsException when something is wrong, or the file is no YAML
   */
  public static <T> T read(byte[] yaml, Function<Settings, T> reading) throws SettingsException {
    var problems = new ArrayList<Problem>();
    Settings settings = new Settings(mapping(yaml), problems);
    T read = reading.apply(settings);
    settings.end();
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
      throw new SettingsException(problems);
    }
    return read;
  }

  private static MappingNode mapping(byte[] yaml) throws SettingsException {
    Node root;
    try {
      root = compose(new String(yaml, StandardCharsets.UTF_8));
    } catch (MarkedYAMLException broken) {
      throw broken(broken.getProblemMark(), String.valueOf(broken.getProblem()));
    } catch (YAMLException broken) {
      throw broken(null, String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
    }
    if (root instanceof MappingNode mapping) {
      return mapping;
    }
    throw broken(root == null ? null : root.getStartMark(), "a mapping of names is expected");
  }

  private static @Nullable Node compose(String text) {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(0);
    var parser = new ParserImpl(new StreamReader(text), options);
    return new Composer(parser, new Resolver(), options).getSingleNode();
  }

  private static SettingsException broken(@Nullable Mark mark, String text) {
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    return new SettingsException(List.of(new Problem(line, column, text)));
  }
}
