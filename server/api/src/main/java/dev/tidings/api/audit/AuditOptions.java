package dev.tidings.api.audit;

import static java.util.Objects.requireNonNull;

import dev.tidings.files.Turning;
import java.nio.file.Path;

/**
 * Where the audit log is, and how much of it is kept; named and meant as kube-apiserver's flags.
 *
 * @param maxMegabytes how large the file may get before another is begun; 0 for 100
 * @param maxBackups how many earlier files are kept; 0 for all
 * @param maxAgeDays how old an earlier file may get; 0 for any age
 */
public record AuditOptions(Path file, int maxMegabytes, int maxBackups, int maxAgeDays) {
  private static final int USUAL_MEGABYTES = 100;

  public AuditOptions {
    requireNonNull(file, "file");
    if (maxMegabytes < 0 || maxBackups < 0 || maxAgeDays < 0) {
      throw new IllegalArgumentException("the limits of an audit log are not negative");
    }
  }

  Turning turning() {
    int megabytes = maxMegabytes == 0 ? USUAL_MEGABYTES : maxMegabytes;
    return new Turning(file, megabytes * 1024L * 1024L, maxBackups, maxAgeDays);
  }
}
