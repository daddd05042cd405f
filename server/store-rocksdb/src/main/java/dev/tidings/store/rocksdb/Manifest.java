package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RocksDB's lists of the files that make up a database; CURRENT names the one that counts.
 *
 * @param file the list
 * @param number greater than those of the lists before it
 */
record Manifest(Path file, long number) {
  static final String CURRENT = "CURRENT";

  private static final Pattern CONTENTS = Pattern.compile("(MANIFEST-(\\d{1,18}))\n");

  static Manifest current(Path directory) throws IOException {
    byte[] contents = Files.readAllBytes(directory.resolve(CURRENT));
    Matcher name = CONTENTS.matcher(new String(contents, StandardCharsets.ISO_8859_1));
    if (!name.matches()) {
      throw new StoreException(
          "the store in %s is damaged: %s names no list of files%s"
              .formatted(directory, CURRENT, DirectoryCheck.REMEDY));
    }
    return new Manifest(directory.resolve(name.group(1)), Long.parseLong(name.group(2)));
  }
}
