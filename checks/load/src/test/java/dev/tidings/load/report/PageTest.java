package dev.tidings.load.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidings.load.measure.Results;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir Path folder;

  private static Results results() {
    Results results = new Results();
    for (double round : new double[] {14_000, 12_000, 13_500}) {
      results.add("create.1", round / 5);
      results.add("create.64", round);
      results.add("create.256", round);
    }
    results.add("create.64.p99", 20);
    for (int size : new int[] {10_000, 100_000, 500_000, 1_000_000}) {
      results.add("object." + size + ".p50", 0.4);
      results.add("mix." + size, 8000);
    }
    results.add("watch.p50", 1.5);
    results.add("watch.p99", 40);
    return results;
  }

  @Test
  void aLineHasLeastMedianAndMostAndWhetherTheMedianIsWhatItMustBe() {
    assertThat(Table.of(results()))
        .contains("| 2,084 | ≥ 13,000 | 12,000 / **13,500** / 14,000 | met |")
        .contains("| 98 | ≤ 15 | 20 / **20** / 20 | **missed** |");
  }

  @Test
  void whatCouldNotBeMeasuredIsSaid() {
    Results results = results();
    results.failed("expiry", "no room");
    assertThat(Table.of(results)).contains("**expiry could not be measured**: no room");
  }

  @Test
  void onlyThePartBetweenTheMarksIsReplaced() throws IOException {
    Path page = folder.resolve("performance.md");
    Files.writeString(page, "before\n<!-- server: begin -->\nold\n<!-- server: end -->\nafter\n");
    new Page(page).write("a machine", results());
    assertThat(page)
        .content()
        .startsWith("before\n<!-- server: begin -->\na machine.\n")
        .endsWith("<!-- server: end -->\nafter\n")
        .doesNotContain("old");
    assertThat(folder.resolve("charts"))
        .isDirectoryContaining(file -> file.endsWith("create.svg"))
        .isDirectoryContaining(file -> file.endsWith("object.svg"));
  }

  @Test
  void chartsAreXml() {
    assertThat(Charts.of(results())).containsOnlyKeys("create", "object", "mix", "watch");
    Charts.of(results())
        .values()
        .forEach(
            svg ->
                assertThatCode(
                        () ->
                            DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8))))
                    .doesNotThrowAnyException());
  }

  @Test
  void figuresAreReadAsTheyWereWritten() throws IOException {
    Path file = folder.resolve("server.csv");
    results().write(file);
    Results read = Results.read(file);
    assertThat(read.median("create.64")).isEqualTo(13_500);
    assertThat(read.max("create.64")).isEqualTo(14_000);
    assertThat(read.median("watch.p50")).isEqualTo(1.5);
  }
}
