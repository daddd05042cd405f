package dev.tidings.forward.exporter;

import dev.tidings.forward.exporter.Yaml.Scalar.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML 1.2, which the exporter's library does: {@code yes} is a text. Anchors and merges are
 * followed.
 */
final class YamlFile {
  private static final int MAX_DEPTH = 50;
  private static final int MOST_VALUES = 100_000;
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+"
              + "|[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
              + "|\\.[0-9]+(?:[eE][-+]?[0-9]+)?|\\.(?:inf|Inf|INF))|\\.(?:nan|NaN|NAN)");

  private int values;

  private YamlFile() {}

  /**
   * The first document.
   *
   * @throws YAMLException if it is none, with the line
   */
  static Yaml read(String text) {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    var composer =
        new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
    Node root = composer.checkNode() ? composer.getNode() : null;
    return root == null ? Yaml.nothing() : new YamlFile().value(root, 0);
  }

  private Yaml value(Node node, int depth) {
    if (depth > MAX_DEPTH || ++values > MOST_VALUES) {
      throw new YAMLException("too much is within one another, or the same too often");
    }
    return switch (node) {
      case MappingNode mapping -> {
        var entries = new LinkedHashMap<String, Yaml>();
        mapping(mapping, entries, depth + 1);
        yield new Yaml.Mapping(entries);
      }
      case SequenceNode sequence ->
          new Yaml.Sequence(sequence.getValue().stream().map(e -> value(e, depth + 1)).toList());
      case ScalarNode scalar -> new Yaml.Scalar(scalar.getValue(), kind(scalar));
      default -> throw new YAMLException("unexpected " + node.getNodeId());
    };
  }

  private void mapping(MappingNode mapping, Map<String, Yaml> entries, int depth) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        throw new YAMLException(
            "line " + (tuple.getKeyNode().getStartMark().getLine() + 1) + ": a name is expected");
      }
      if (name.getTag().equals(Tag.MERGE)) {
        merge(tuple.getValueNode(), entries, depth);
      } else {
        entries.put(name.getValue(), value(tuple.getValueNode(), depth));
      }
    }
  }

  /** What the mapping says itself counts more, wherever it stands. */
  private void merge(Node merged, Map<String, Yaml> entries, int depth) {
    if (merged instanceof SequenceNode several) {
      several.getValue().forEach(each -> merge(each, entries, depth));
    } else if (value(merged, depth) instanceof Yaml.Mapping other) {
      other.values().forEach(entries::putIfAbsent);
    }
  }

  private static Kind kind(ScalarNode scalar) {
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN || scalar.getTag().equals(Tag.STR)) {
      return Kind.TEXT;
    }
    return switch (scalar.getValue()) {
      case "", "~", "null", "Null", "NULL" -> Kind.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.BOOL;
      default -> NUMBER.matcher(scalar.getValue()).matches() ? Kind.NUMBER : Kind.TEXT;
    };
  }
}
