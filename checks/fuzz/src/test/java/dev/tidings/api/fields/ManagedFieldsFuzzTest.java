package dev.tidings.api.fields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ManagedFieldsFuzzTest {
  @FuzzTest
  void aSetOfFieldsIsWrittenAndReadAsTheSame(byte[] text) {
    Optional<FieldSet> fields = FieldSetJson.read(new String(text, UTF_8));
    fields.ifPresent(
        set -> {
          String written = FieldSetJson.write(set);
          FieldSet again = FieldSetJson.read(written).orElseThrow();
          assertThat(FieldSetJson.write(again)).isEqualTo(written);
          assertThat(again.minus(again).children()).isEmpty();
          assertThat(FieldSetJson.write(again.union(again))).isEqualTo(written);
        });
  }
}
