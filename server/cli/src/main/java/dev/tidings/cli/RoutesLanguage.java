package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.exporter.ExporterFile;
import dev.tidings.forward.exporter.Notice;
import dev.tidings.forward.receivers.ExporterRoutes;
import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.template.Surroundings;
import java.io.IOException;
import java.util.List;

/** The languages in which a file can say what is forwarded. */
enum RoutesLanguage {
  /** Our own. */
  ROUTES("routes file"),
  /** That of kubernetes-event-exporter. */
  EVENT_EXPORTER("event exporter's file");

  /** What a file in it is called, for people. */
  final String what;

  RoutesLanguage(String what) {
    this.what = what;
  }

  /**
   * What a file says.
   *
   * @param notices what does not do what it says, though the rest can be used
   */
  record Said(Routes routes, List<Notice> notices) {}

  /** The language of a file, by what is in it. */
  static RoutesLanguage of(byte[] contents) {
    return ExporterFile.looksLikeOne(text(contents)) ? EVENT_EXPORTER : ROUTES;
  }

  private static String text(byte[] contents) {
    return new String(contents, UTF_8);
  }

  /**
   * Reads a file in this language.
   *
   * @throws IOException when it cannot be used
   */
  Said read(byte[] contents, Surroundings surroundings) throws IOException {
    return switch (this) {
      case ROUTES -> new Said(RoutesFile.installed(surroundings).read(contents), List.of());
      case EVENT_EXPORTER -> {
        ExporterFile file = ExporterFile.read(text(contents), surroundings.environment());
        yield new Said(ExporterRoutes.of(file, surroundings), file.notices());
      }
    };
  }
}
