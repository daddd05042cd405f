package dev.tidings.api.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer s3cret", "bearer s3cret", "  BEARER s3cret more", "Bearer s3cret "})
  void isTheWordAfterTheScheme(String header) {
    assertThat(BearerToken.inHeader(header))
        .hasValueSatisfying(token -> assertThat(token.secret()).isEqualTo("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer  s3cret", "Basic s3cret", "s3cret"})
  void isNotThereInOtherHeaders(String header) {
    assertThat(BearerToken.inHeader(header)).isEmpty();
  }

  @Test
  void isNotPrinted() {
    BearerToken token = BearerToken.of("s3cret");
    var credentials = new Credentials(ClientChain.NONE, Optional.of(token));

    assertThat(token.toString()).doesNotContain("s3cret");
    assertThat(credentials.toString()).doesNotContain("s3cret");
  }
}
