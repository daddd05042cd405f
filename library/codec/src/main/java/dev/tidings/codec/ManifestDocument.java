package dev.tidings.codec;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One of the objects that people keep in files: YAML documents with {@code ---} between them. JSON
 * is YAML too.
 *
 * @param line where in its file it begins, from 1
 */
public record ManifestDocument(int line, JsonNode tree) {
  /**
   * All documents of a file, empty ones too.
   *
   * @throws DecodeException when it is no YAML, or gives a member of an object twice
   */
  public static List<ManifestDocument> read(byte[] file) throws DecodeException {
    var duplicates = new ArrayList<String>();
    List<ManifestDocument> documents =
        YamlDocument.read(
            file,
            reader -> {
              List<ManifestDocument> read = reader.documents();
              duplicates.addAll(reader.duplicates());
              return read;
            });
    if (!duplicates.isEmpty()) {
      String first = duplicates.get(0);
      throw new DecodeException(first, first);
    }
    return documents;
  }
}
