package dev.tidings.api.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.wire.RefusedException;
import java.util.Base64;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ContinueTokenFuzzTest {
  @FuzzTest
  void whatIsReadIsWrittenAndReadAsTheSame(byte[] bytes) throws RefusedException {
    require(new String(bytes, UTF_8));
    require(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static void require(String text) throws RefusedException {
    ContinueToken token;
    try {
      token = ContinueToken.decode(text);
    } catch (RefusedException refused) {
      assertThat(refused.status().code()).isEqualTo(400);
      return;
    }
    assertThat(ContinueToken.decode(token.encode())).isEqualTo(token);
    assertThat(token.after("shop").namespace()).isEqualTo("shop");
    assertThat(token.after("").namespace()).doesNotContain("/");
  }
}
