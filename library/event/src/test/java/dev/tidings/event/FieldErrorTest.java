package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldErrorTest {
  private static final FieldError NAMESPACE =
      FieldError.invalid("involvedObject.namespace", "", "does not match event.namespace");
  private static final FieldError INSTANCE = FieldError.required("reportingInstance", "");

  @Test
  void eachReasonHasItsOwnText() {
    assertThat(INSTANCE.bodyText()).isEqualTo("Required value");
    assertThat(FieldError.required("metadata.name", "name or generateName is required").bodyText())
        .isEqualTo("Required value: name or generateName is required");
    assertThat(NAMESPACE.bodyText())
        .isEqualTo("Invalid value: \"\": does not match event.namespace");
    assertThat(FieldError.invalidRendered("count", "3", "field is immutable").bodyText())
        .isEqualTo("Invalid value: 3: field is immutable");
    assertThat(FieldError.notSupported("dryRun", "Some", List.of("All")).bodyText())
        .isEqualTo("Unsupported value: \"Some\": supported values: \"All\"");
    assertThat(FieldError.forbidden("force", "not here").bodyText())
        .isEqualTo("Forbidden: not here");
    assertThat(FieldError.tooLong("metadata.annotations", 262144).bodyText())
        .isEqualTo("Too long: may not be more than 262144 bytes");
  }

  @Test
  void oneErrorIsSummedUpPlainly() {
    assertThat(FieldError.summary(List.of(INSTANCE)))
        .isEqualTo("reportingInstance: Required value");
  }

  @Test
  void severalErrorsAreSummedUpInBracketsEachTextOnce() {
    assertThat(FieldError.summary(List.of(NAMESPACE, INSTANCE, NAMESPACE)))
        .isEqualTo(
            "[involvedObject.namespace: Invalid value: \"\": does not match event.namespace, "
                + "reportingInstance: Required value]");
  }

  @Test
  void oneErrorTwiceIsSummedUpWithoutBrackets() {
    assertThat(FieldError.summary(List.of(INSTANCE, INSTANCE)))
        .isEqualTo("reportingInstance: Required value");
  }

  @Test
  void quotedTextIsEscapedAsGoDoes() {
    assertThat(GoText.quote("a\"b\\c\n\t\u0000\u007f\u200b\u00e9\u00a0\ud83d\ude00"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\t\\x00\\x7f\\u200b\u00e9\\u00a0\ud83d\ude00\"");
  }
}
