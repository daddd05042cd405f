package dev.tidings.api.authorization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder of manifests: its files that end like YAML or JSON, without those that begin with a dot.
 * Folders in it are left alone.
 */
final class PolicyFolder {
  private static final String BUILT_IN = "built-in.yaml";

  private final Path folder;

  PolicyFolder(Path folder) {
    this.folder = folder;
  }

  /** None where there is no such folder. */
  List<Path> filesIfAny() throws IOException {
    return Files.isDirectory(folder) ? files() : List.of();
  }

  List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PolicyFolder::isManifest)) {
      found.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString();
    boolean ends = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    return ends && !name.startsWith(".") && Files.isRegularFile(file);
  }

  /**
   * The built-in policy with that of the folder's files.
   *
   * @throws PolicyException when anything is wrong with the files
   */
  static Rbac read(Map<Path, byte[]> files) throws PolicyException {
    return new Rbac(builtIn().with(policy(files)));
  }

  /**
   * The same for a part of the server: what is built in for everybody is there for those only whom
   * the files name, or it would tell the others that there is such a part.
   *
   * @throws PolicyException when anything is wrong with the files
   */
  static Rbac readPart(Map<Path, byte[]> files) throws PolicyException {
    Policy part = policy(files);
    return new Rbac(builtIn().forOnly(part.subjects()).with(part));
  }

  /** That of a part without files. */
  static Rbac ofNobody() {
    return new Rbac(builtIn().forOnly(List.of()));
  }

  private static Policy policy(Map<Path, byte[]> files) throws PolicyException {
    var reader = new PolicyReader();
    files.forEach((file, content) -> reader.add(file.toString(), content));
    return reader.policy();
  }

  /** What every policy begins with. */
  static Policy builtIn() {
    try (InputStream in = PolicyFolder.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + BUILT_IN);
      }
      var reader = new PolicyReader();
      reader.add(BUILT_IN, in.readAllBytes());
      return reader.policy();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
