package dev.tidings.codec;

import java.util.List;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;

/**
 * A YAML document turned into what JSON can hold.
 *
 * @param duplicates members given twice, such as {@code line 2: key "reason" already set in map}
 */
record YamlDocument(JsonNode tree, List<String> duplicates) {
  /** What is read of a stream. */
  interface Content<T> {
    T read(YamlReader reader);
  }

  static YamlDocument parse(byte[] yaml) throws DecodeException {
    return read(yaml, reader -> new YamlDocument(reader.document(), reader.duplicates()));
  }

  static <T> T read(byte[] yaml, Content<T> content) throws DecodeException {
    if (!GoStrings.isValid(yaml)) {
      throw refused("invalid UTF-8", yaml);
    }
    try {
      return content.read(new YamlReader(GoStrings.decode(yaml)));
    } catch (MarkedYAMLException e) {
      String line =
          e.getProblemMark() == null ? "" : "line " + (e.getProblemMark().getLine() + 1) + ": ";
      throw refused(line + e.getProblem(), yaml);
    } catch (YAMLException | ArithmeticException e) {
      throw refused(String.valueOf(e.getMessage()), yaml);
    }
  }

  private static DecodeException refused(String why, byte[] yaml) {
    return TypeMeta.unrecognized("yaml: " + why, yaml);
  }

  /** What a strict reader objects to in the YAML itself; as one error, as the reference has it. */
  List<String> strictErrors() {
    return duplicates.isEmpty()
        ? List.of()
        : List.of("yaml: unmarshal errors:\n  " + String.join("\n  ", duplicates));
  }
}
