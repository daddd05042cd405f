package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final TextTable table = new TextTable(List.of("Type", "Reason", "Message"));

  @Test
  void columnsAreThreeBlanksApartAndAtLeastSixWide() {
    assertThat(new TextTable(List.of("A", "B", "C")).withHeadings(List.of(List.of("1", "", "x"))))
        .isEqualTo("A     B     C\n1           x\n");
    assertThat(table.withHeadings(List.of(List.of("Normal", "Pulled", "done"))))
        .isEqualTo("TYPE     REASON   MESSAGE\nNormal   Pulled   done\n");
  }

  @Test
  void rowsPrintedLaterKeepTheWidthsAndMayWidenThem() {
    table.withHeadings(List.of(List.of("Normal", "Pulled", "done")));
    assertThat(table.rows(List.of(List.of("N", "P", "x")))).isEqualTo("N        P        x\n");
    assertThat(table.rows(List.of(List.of("Normal", "FailedScheduling", "x"))))
        .isEqualTo("Normal   FailedScheduling   x\n");
    assertThat(table.rows(List.of(List.of("N", "P", "x"))))
        .isEqualTo("N        P                  x\n");
  }

  @Test
  void aCellShowsItsFirstLineOnly() {
    assertThat(table.rows(List.of(List.of("a", "b", "one\ntwo"), List.of("a", "b", "one\rtwo"))))
        .isEqualTo("a     b     one...\na     b     one...\n");
  }

  @Test
  void whatControlsATerminalIsShownInstead() {
    assertThat(table.rows(List.of(List.of("a", "b", "\u001b[31mred"))))
        .isEqualTo("a     b     ^[[31mred\n");
    assertThat(table.rows(List.of(List.of("a", "b", "\b\u0007\u007f\u0085\u009b2J\u009f \u00a0"))))
        .isEqualTo("a     b     ^H^G^?\\u0085\\u009b2J\\u009f \u00a0\n");
  }

  @Test
  void manyCellsTakeNoLongerThanTheirNumberSays() {
    String many = "\t".repeat(200_000) + "x" + "\u000b\n".repeat(200_000);
    assertThat(new TabText(0, 2, (column, needed) -> needed).align(many)).contains("x");
  }
}
