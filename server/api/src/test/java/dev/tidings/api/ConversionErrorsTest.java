package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionErrorsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "json: cannot unmarshal array into Go struct field Event.metadata of type v1.ObjectMeta"
            + "|cannot restore struct from: slice",
        "json: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type"
            + " map[string]string|cannot restore map from slice",
        "json: cannot unmarshal string into Go struct field Event.count of type int32"
            + "|unrecognized type: int32",
        "json: cannot unmarshal number 1.5 into Go struct field Event.count of type int32"
            + "|cannot convert float64 to int32",
        "json: cannot unmarshal number into Go struct field Event.reason of type string"
            + "|cannot convert int64 to string",
        "parsing time \"x\"|parsing time \"x\"",
      })
  void areWordedAsForMaps(String json, String converted) {
    assertThat(ConversionErrors.ofJson(json)).isEqualTo(converted);
  }
}
