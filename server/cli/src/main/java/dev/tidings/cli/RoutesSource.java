package dev.tidings.cli;

import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.forward.template.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/** A routes file, or one of kubernetes-event-exporter, that a command looks at. */
record RoutesSource(Path file, InstantSource clock) {
  /**
   * Reads it; tells what is wrong with it, a line each, also when it can be used.
   *
   * @throws CommandFailure when there is no such file
   */
  Optional<Routes> read(PrintWriter err) throws CommandFailure {
    byte[] contents = contents();
    var surroundings = new Surroundings(clock, new Random(), System.getenv());
    try {
      RoutesLanguage.Said said = RoutesLanguage.of(contents).read(contents, surroundings);
      said.notices().forEach(notice -> err.printf("%s: %s%n", file, notice));
      return Optional.of(said.routes());
    } catch (SettingsException wrong) {
      wrong
          .problems()
          .forEach(
              each -> err.printf("%s:%d:%d: %s%n", file, each.line(), each.column(), each.text()));
    } catch (IOException unusable) {
      err.printf("%s: %s%n", file, unusable.getMessage());
    } finally {
      err.flush();
    }
    return Optional.empty();
  }

  private byte[] contents() throws CommandFailure {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new CommandFailure("cannot read " + file + ": " + unreadable, unreadable);
    }
  }
}
