package dev.tidings.integration.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.integration.NotRun;
import dev.tidings.integration.Scratch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The Python of this machine.
 *
 * @param packages a folder of this build, with what has been installed for a program
 */
record Python(Path packages) {
  /** The programs, and lists of what they need. */
  private static final Path PROGRAMS = Path.of("src/test/python").toAbsolutePath();

  private static final Path BUILD = Path.of("target").toAbsolutePath();

  /**
   * Installs what a list names, unless it is there; empty, and reported as not run, where that is
   * not possible.
   *
   * @param what would be shown with it
   */
  static Optional<Python> with(String list, String what) throws IOException, InterruptedException {
    Path folder = BUILD.resolve("python-" + fingerprint(list));
    if (!Files.isDirectory(folder)) {
      Path fresh = Files.createTempDirectory(BUILD, "python-fresh");
      Command installed = install(list, fresh);
      if (!installed.worked()) {
        Scratch.delete(fresh);
        NotRun.say("no Python that can install " + list + " (" + installed.reason() + ")", what);
        return Optional.empty();
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return Optional.of(new Python(folder));
  }

  /** Only what is listed, so that it is the same everywhere, and nothing that must be compiled. */
  private static Command install(String list, Path folder) throws InterruptedException {
    return Command.run(
        PROGRAMS,
        "python3",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--root-user-action=ignore",
        "--no-deps",
        "--only-binary=:all:",
        "--target=" + folder,
        "--requirement=" + list);
  }

  /** Of what is to be installed, and of the Python that it is installed for. */
  private static String fingerprint(String list) throws IOException, InterruptedException {
    var sum = new CRC32();
    sum.update(Files.readAllBytes(PROGRAMS.resolve(list)));
    sum.update(Command.run(PROGRAMS, "python3", "-VV").reason().getBytes(UTF_8));
    return Long.toHexString(sum.getValue());
  }

  /**
   * Our programs and what is installed can be named as modules; what they leave is in the build.
   */
  ProcessBuilder program(String... arguments) {
    var command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    var program = new ProcessBuilder(command).directory(BUILD.toFile());
    program.environment().put("PYTHONPATH", packages + File.pathSeparator + PROGRAMS);
    program.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return program;
  }
}
