package dev.tidings.api.manifests;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.ManifestDocument;
import dev.tidings.event.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads files that hold one object, such as a component's configuration. */
public final class ObjectFile {
  private ObjectFile() {}

  /** Takes what it needs out of the fields of an object, and notes what is wrong with them. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(Fields fields) throws IOException;
  }

  /**
   * What a file says.
   *
   * @throws IOException when it cannot be read, does not hold one object or has wrong fields; the
   *     message names the file and says where and why
   */
  public static <T> T read(Path file, Reading<T> reading) throws IOException {
    var errors = new ArrayList<FieldError>();
    T read = reading.of(Fields.of(object(file), errors));
    if (!errors.isEmpty()) {
      throw new IOException(file + ": " + FieldError.summary(errors));
    }
    return read;
  }

  private static JsonNode object(Path file) throws IOException {
    try {
      List<JsonNode> documents =
          ManifestDocument.read(Files.readAllBytes(file)).stream()
              .map(ManifestDocument::tree)
              .filter(tree -> !tree.isNull())
              .toList();
      if (documents.size() != 1 || !documents.get(0).isObject()) {
        throw new IOException(file + ": not one object");
      }
      return documents.get(0);
    } catch (DecodeException unreadable) {
      throw new IOException(file + ": " + unreadable.detail(), unreadable);
    }
  }
}
