package dev.tidings.api.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what Go's encoding/csv makes of the same text. */
class CsvRecordsTest {
  @Test
  void fieldsMayBeQuotedAndLinesEmpty() throws IOException {
    String text = "\n\na,b,\"c,d\"\r\n\r\n\"q\"\"q\",\"two\nlines\",\n#x,  y ,z";

    assertThat(read(text))
        .containsExactly(
            List.of("a", "b", "c,d"),
            List.of("q\"q", "two\nlines", ""),
            List.of("#x", "  y ", "z"));
  }

  @Test
  void aFileMayEndInAnyWay() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("a,b\n")).containsExactly(List.of("a", "b"));
    assertThat(read("a,b\r")).containsExactly(List.of("a", "b"));
    assertThat(read("a,\"b\"")).containsExactly(List.of("a", "b"));
    assertThat(read("a,")).containsExactly(List.of("a", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b\\nc,d\"e|line 2: a quote in a field that is not quoted",
        "\"a\\nb\"c|line 2: something between a closing quote and the comma",
        "a\\n\"b\\nc|line 2: a quoted field that does not end",
      })
  void quotesInTheWrongPlaceAreSaidByTheirLineAlone(String text, String problem) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(IOException.class)
        .hasMessage(problem);
  }

  @Test
  void everyRecordKnowsTheLineOnWhichItBegins() throws IOException {
    assertThat(CsvRecords.read("a\n\n\"b\nb\"\nc".getBytes(UTF_8)))
        .extracting(CsvRecords.Row::line)
        .containsExactly(1, 3, 5);
  }

  private static List<List<String>> read(String text) throws IOException {
    return CsvRecords.read(text.getBytes(UTF_8)).stream().map(CsvRecords.Row::fields).toList();
  }
}
