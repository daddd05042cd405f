package dev.tidings.load.report;

import dev.tidings.load.measure.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The documentation's page of figures; what is measured here is one part of it, between marks. */
public final class Page {
  private static final String BEGIN = "<!-- server: begin -->";
  private static final String END = "<!-- server: end -->";

  private final Path file;

  public Page(Path file) {
    this.file = file;
  }

  /** Replaces the part with a table and charts, which go into a folder beside the page. */
  public void write(String machine, Results results) throws IOException {
    String page = Files.readString(file);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(file + " has no lines " + BEGIN + " and " + END);
    }
    Path charts = file.toAbsolutePath().resolveSibling("charts");
    Files.createDirectories(charts);
    StringBuilder part = new StringBuilder(machine).append(".\n\n");
    for (Map.Entry<String, String> chart : Charts.of(results).entrySet()) {
      Files.writeString(charts.resolve(chart.getKey() + ".svg"), chart.getValue());
      part.append("![](charts/").append(chart.getKey()).append(".svg)\n");
    }
    part.append('\n').append(Table.of(results)).append('\n');
    String whole = page.substring(0, begin + BEGIN.length()) + "\n" + part + page.substring(end);
    Files.write(file, List.of(whole.stripTrailing()));
  }
}
