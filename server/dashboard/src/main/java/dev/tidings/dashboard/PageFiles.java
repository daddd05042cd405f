package dev.tidings.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Our own files, and those of the modules that they use, from the class path into memory. */
final class PageFiles {
  private static final String OWN = "pages";

  private PageFiles() {}

  /** By path; those of other people's modules begin with {@code vendor/}. */
  static SortedMap<String, byte[]> read() throws IOException {
    var files = new TreeMap<String, byte[]>();
    URL own = Objects.requireNonNull(PageFiles.class.getResource(OWN), OWN);
    if (own.openConnection() instanceof JarURLConnection packed) {
      try (FileSystem jar = FileSystems.newFileSystem(path(packed.getJarFileURL()))) {
        readAll(jar.getPath(packed.getEntryName()), files);
      }
    } else {
      readAll(path(own), files);
    }
    for (VendorModule module : VendorModule.ALL) {
      files.putAll(module.files());
    }
    return files;
  }

  private static Path path(URL file) throws IOException {
    try {
      return Path.of(file.toURI());
    } catch (URISyntaxException unusable) {
      throw new IOException(unusable);
    }
  }

  private static void readAll(Path folder, SortedMap<String, byte[]> into) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        into.put(path, Files.readAllBytes(file));
      }
    }
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream resource = PageFiles.class.getClassLoader().getResourceAsStream(name)) {
      if (resource == null) {
        throw new IOException("not on the class path: " + name);
      }
      return resource.readAllBytes();
    }
  }
}
