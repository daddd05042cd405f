package dev.tidings.sink.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A part of a kubeconfig.
 *
 * @param name what it is, for messages
 * @param file where it stands; paths in it start from there
 */
record ConfigSection(String name, Path file, JsonNode json) {
  static final ConfigSection EMPTY =
      new ConfigSection("", Path.of(""), JsonNodeFactory.instance.objectNode());

  /** A text; empty if it is not there. */
  String text(String field) {
    return json.path(field).asString("");
  }

  boolean has(String field) {
    JsonNode value = json.path(field);
    return !value.isMissingNode() && !value.isNull() && !value.asString("?").isEmpty();
  }

  /**
   * The file that a field names.
   *
   * @throws AccessException if no file can have such a name
   */
  Path path(String field) {
    try {
      return file.toAbsolutePath().resolveSibling(text(field)).normalize();
    } catch (InvalidPathException e) {
      throw new AccessException(about(field), e);
    }
  }

  /** What stands in {@code <field>-data}, or in the file that the field names; null for neither. */
  byte @Nullable [] content(String field) {
    try {
      if (has(field + "-data")) {
        return Base64.getMimeDecoder().decode(text(field + "-data"));
      }
      return has(field) ? Files.readAllBytes(path(field)) : null;
    } catch (IOException | IllegalArgumentException e) {
      throw new AccessException(about(field), e);
    }
  }

  AccessException unusable(String why) {
    return new AccessException(about(why));
  }

  AccessException unsupported(String what) {
    return unusable(what + " is not supported");
  }

  private String about(String what) {
    return "cannot use the kubeconfig " + file + ": " + name + ": " + what;
  }
}
