package dev.tidings.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

/** What was measured on, and when, in a sentence. */
public final class Machine {
  private static final double KIB_PER_GIB = 1 << 20;

  private Machine() {}

  /** Describes this machine, and the disk that a folder is on. */
  public static String describe(Path folder) throws IOException {
    return String.format(
        Locale.ROOT,
        "%s, %d processors (%s), %.0f GiB of memory, Linux %s, data on %s, JDK %s (%s)",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        value("/proc/cpuinfo", "model name"),
        Long.parseLong(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / KIB_PER_GIB,
        Objects.toString(System.getProperty("os.version")).split("-", 2)[0],
        Files.getFileStore(folder).type(),
        System.getProperty("java.version"),
        System.getProperty("java.vendor"));
  }

  private static String value(String file, String key) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(key))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse("unknown");
  }
}
