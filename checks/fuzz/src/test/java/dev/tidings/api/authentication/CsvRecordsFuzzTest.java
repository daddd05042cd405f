package dev.tidings.api.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CsvRecordsFuzzTest {
  @FuzzTest
  void areRefusedOrWrittenAndReadAsTheSame(byte[] file) {
    Optional<List<List<String>>> records = read(file);
    // the ends of lines that Windows has are not kept
    if (records.isPresent() && new String(file, UTF_8).indexOf('\r') < 0) {
      assertThat(read(quoted(records.get()).getBytes(UTF_8))).isEqualTo(records);
    }
  }

  private static Optional<List<List<String>>> read(byte[] file) {
    try {
      return Optional.of(CsvRecords.read(file).stream().map(CsvRecords.Row::fields).toList());
    } catch (IOException refused) {
      assertThat(refused).hasMessageStartingWith("line ");
      return Optional.empty();
    }
  }

  private static String quoted(List<List<String>> records) {
    return records.stream()
        .map(fields -> fields.stream().map(CsvRecordsFuzzTest::quoted).collect(joining(",")))
        .collect(joining("\n"));
  }

  private static String quoted(String field) {
    return "\"" + field.replace("\"", "\"\"") + "\"";
  }
}
