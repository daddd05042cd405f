package dev.tidings.forward.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What nobody else may see: it is in no {@code toString()}. */
@FunctionalInterface
public interface Secret {
  /**
   * The secret.
   *
   * @throws IOException when it cannot be read at the moment
   */
  String text() throws IOException;

  /** One that is known. */
  static Secret of(String text) {
    return () -> text;
  }

  /**
   * What is in a file, without the white space around it. It is read each time, since somebody may
   * replace it.
   */
  static Secret in(Path file) {
    return () -> {
      String text = Files.readString(file).strip();
      if (text.isEmpty()) {
        throw new IOException(file + " is empty");
      }
      return text;
    };
  }
}
