package dev.tidings.api.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidings.api.query.Query;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeleteOptionsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"dryRun\":\"All\"}|string into Go struct field DeleteOptions.dryRun of type []string",
        "{\"dryRun\":[1]}|number into Go struct field DeleteOptions.dryRun of type string",
        "{\"preconditions\":\"x\"}"
            + "|string into Go struct field DeleteOptions.preconditions of type v1.Preconditions",
        "{\"preconditions\":{\"uid\":5}}"
            + "|number into Go struct field Preconditions.preconditions.uid of type types.UID",
        "{\"orphanDependents\":\"no\"}"
            + "|string into Go struct field DeleteOptions.orphanDependents of type bool",
        "{\"gracePeriodSeconds\":1.5}"
            + "|number 1.5 into Go struct field DeleteOptions.gracePeriodSeconds of type int64",
        "{\"propagationPolicy\":{}}|object into Go struct field"
            + " DeleteOptions.propagationPolicy of type v1.DeletionPropagation",
      })
  void aValueOfAWrongTypeIsRefused(String body, String problem) {
    assertThat(refusal(body).message()).isEqualTo("json: cannot unmarshal " + problem);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {"[]|array", "\"x\"|string", "{\"kind\":1}|number"})
  void aBodyWithoutATypeIsRefused(String body, String found) {
    Status refusal = refusal(body);

    assertThat(refusal.code()).isEqualTo(400);
    assertThat(refusal.message())
        .startsWith("couldn't get version/kind; json parse error: json: cannot unmarshal " + found);
  }

  @Test
  void whatIsNullOrUnknownIsLeftOut() throws RefusedException {
    DeleteOptions options =
        parse("{\"nope\":1,\"dryRun\":null,\"preconditions\":null,\"gracePeriodSeconds\":30}");

    assertThat(options.dryRun()).isFalse();
    assertThat(options.uid()).isEmpty();
  }

  private static Status refusal(String body) {
    return catchThrowableOfType(RefusedException.class, () -> parse(body)).status();
  }

  private static DeleteOptions parse(String body) throws RefusedException {
    return DeleteOptions.parse(Query.parse(""), null, body.getBytes(UTF_8), "v1");
  }
}
