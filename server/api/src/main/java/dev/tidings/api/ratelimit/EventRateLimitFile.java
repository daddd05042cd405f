package dev.tidings.api.ratelimit;

import dev.tidings.api.manifests.Fields;
import dev.tidings.api.manifests.ObjectFile;
import dev.tidings.event.FieldError;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the configuration of kube-apiserver's plug-in EventRateLimit: its own file, or the one that
 * {@code --admission-control-config-file} names, which holds it or says where it is.
 */
public final class EventRateLimitFile {
  private static final String OWN_VERSION = "eventratelimit.admission.k8s.io/v1alpha1";
  private static final String ADMISSION_VERSION = "apiserver.config.k8s.io/v1";
  private static final String PLUG_IN = "EventRateLimit";

  private EventRateLimitFile() {}

  /**
   * The limits that a file sets.
   *
   * @throws IOException when it cannot be read or is no such configuration; the message says where
   *     and why
   */
  public static List<EventLimit> read(Path file) throws IOException {
    return ObjectFile.read(file, fields -> read(file, fields));
  }

  private static List<EventLimit> read(Path file, Fields fields) throws IOException {
    String apiVersion = fields.text("apiVersion");
    String kind = fields.text("kind");
    boolean ofPlugIns =
        apiVersion.equals(ADMISSION_VERSION) && kind.equals("AdmissionConfiguration");
    return ofPlugIns ? ofPlugIns(file, fields) : configuration(fields, apiVersion, kind);
  }

  /** The limits of the plug-in's own file, which names no other. */
  private static List<EventLimit> readOwn(Path file) throws IOException {
    return ObjectFile.read(file, EventRateLimitFile::configuration);
  }

  private static List<EventLimit> ofPlugIns(Path file, Fields admission) throws IOException {
    var limits = new ArrayList<EventLimit>();
    for (Fields plugIn : admission.objects("plugins")) {
      String name = plugIn.text("name");
      if (name.equals(PLUG_IN)) {
        limits.addAll(ofPlugIn(file, plugIn));
      } else {
        plugIn.wrong(FieldError.notSupported(plugIn.path("name"), name, List.of(PLUG_IN)));
      }
    }
    admission.end();
    return limits;
  }

  private static List<EventLimit> ofPlugIn(Path file, Fields plugIn) throws IOException {
    String path = plugIn.text("path");
    Optional<Fields> inline = plugIn.object("configuration");
    plugIn.end();
    if (!path.isEmpty()) {
      return readOwn(beside(file, path));
    }
    if (inline.isEmpty()) {
      plugIn.wrong(FieldError.required(plugIn.path("configuration"), "or path"));
    }
    return inline.map(EventRateLimitFile::configuration).orElse(List.of());
  }

  private static Path beside(Path file, String path) throws IOException {
    try {
      return file.resolveSibling(path);
    } catch (InvalidPathException unusable) {
      throw new IOException(file + ": no path: " + unusable.getReason(), unusable);
    }
  }

  private static List<EventLimit> configuration(Fields fields) {
    return configuration(fields, fields.text("apiVersion"), fields.text("kind"));
  }

  private static List<EventLimit> configuration(Fields fields, String apiVersion, String kind) {
    if (!apiVersion.equals(OWN_VERSION)) {
      fields.wrong(
          FieldError.notSupported(fields.path("apiVersion"), apiVersion, List.of(OWN_VERSION)));
    }
    if (!kind.equals("Configuration")) {
      fields.wrong(FieldError.notSupported(fields.path("kind"), kind, List.of("Configuration")));
    }
    List<Fields> listed = fields.objects("limits");
    if (listed.isEmpty()) {
      fields.wrong(FieldError.required(fields.path("limits"), ""));
    }
    fields.end();
    return listed.stream().map(EventRateLimitFile::limit).flatMap(Optional::stream).toList();
  }

  private static Optional<EventLimit> limit(Fields fields) {
    String name = fields.text("type");
    Optional<LimitType> type =
        Arrays.stream(LimitType.values()).filter(known -> known.text().equals(name)).findFirst();
    if (type.isEmpty()) {
      fields.wrong(
          FieldError.notSupported(
              fields.path("type"),
              name,
              Arrays.stream(LimitType.values()).map(LimitType::text).sorted().toList()));
    }
    int perSecond = positive(fields, "qps");
    int burst = positive(fields, "burst");
    int buckets = fields.number("cacheSize");
    if (buckets < 0) {
      wrongNumber(fields, "cacheSize", buckets, "must not be negative");
    }
    fields.end();
    return type.filter(known -> perSecond > 0 && burst > 0 && buckets >= 0)
        .map(
            known ->
                new EventLimit(
                    known, perSecond, burst, buckets == 0 ? EventLimit.USUAL_BUCKETS : buckets));
  }

  private static int positive(Fields fields, String name) {
    int number = fields.number(name);
    if (number <= 0) {
      wrongNumber(fields, name, number, "must be positive");
    }
    return number;
  }

  private static void wrongNumber(Fields fields, String name, int number, String why) {
    fields.wrong(FieldError.invalidRendered(fields.path(name), Integer.toString(number), why));
  }
}
