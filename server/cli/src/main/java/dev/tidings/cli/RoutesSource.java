package dev.tidings.cli;

import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.forward.template.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/** A routes file that a command looks at. */
record RoutesSource(Path file, InstantSource clock) {
  /**
   * Reads it; tells what is wrong with it, a line each, when it cannot be used.
   *
   * @throws CommandFailure when there is no such file
   */
  Optional<Routes> read(PrintWriter err) throws CommandFailure {
    try {
      var surroundings = new Surroundings(clock, new Random(), System.getenv());
      return Optional.of(RoutesFile.installed(surroundings).read(Files.readAllBytes(file)));
    } catch (SettingsException wrong) {
      wrong
          .problems()
          .forEach(
              each -> err.printf("%s:%d:%d: %s%n", file, each.line(), each.column(), each.text()));
      err.flush();
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new CommandFailure("cannot read " + file + ": " + unreadable, unreadable);
    }
  }
}
