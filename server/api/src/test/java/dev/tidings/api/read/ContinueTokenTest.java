package dev.tidings.api.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.EventKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinueTokenTest {
  @Test
  void comesBackAsItWent() throws Exception {
    var key = new EventKey("ns", "e 1");
    var token = ContinueToken.after(key, "ns", 7);
    assertThat(ContinueToken.decode(token.encode())).isEqualTo(token);
    assertThat(token.after("ns")).isEqualTo(key);
    assertThat(ContinueToken.after(key, "", 7).after("")).isEqualTo(key);
  }

  @Test
  void isWrittenAsKubernetesWritesIt() {
    String text = ContinueToken.after(new EventKey("ns", "e1"), "", 7).encode();
    assertThat(new String(Base64.getUrlDecoder().decode(text), UTF_8))
        .isEqualTo("{\"v\":\"meta.k8s.io/v1\",\"rv\":7,\"start\":\"ns/e1\\u0000\"}");
  }

  @Test
  void goesOnWithThePresentWhenAsked() throws Exception {
    var token = ContinueToken.after(new EventKey("ns", "e1"), "ns", 7).atLatest();
    assertThat(ContinueToken.decode(token.encode()).revision()).isEqualTo(-1);
  }

  @Test
  void neverLeadsOutOfTheNamespaceThatIsListed() throws Exception {
    String forged = token("{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"other/e1\\u0000\"}");
    assertThat(ContinueToken.decode(forged).after("ns").namespace()).isEqualTo("ns");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|server does not recognize this encoded version",
        "{\"v\":\"x\",\"rv\":1,\"start\":\"a\"}|server does not recognize this encoded version x",
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"../x\"}|../x",
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"a/../../x\"}|a/../../x",
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"a//x\"}|a//x",
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":0,\"start\":\"a\"}|incorrect encoded start resourceVersion"
            + " (version meta.k8s.io/v1)",
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":1}|encoded start key empty (version meta.k8s.io/v1)",
        "ixx|invalid character 'i' looking for beginning of value",
      })
  void refusesWhatIsNoToken(String json, String why) {
    assertThatThrownBy(() -> ContinueToken.decode(token(json)))
        .isInstanceOf(RefusedException.class)
        .message()
        .isEqualToIgnoringWhitespace("invalid continue token: continue key is not valid: " + why);
  }

  @Test
  void refusesWhatIsNotEvenBase64() {
    assertThatThrownBy(() -> ContinueToken.decode("!!"))
        .hasMessage(
            "invalid continue token: continue key is not valid: illegal base64 data at input byte"
                + " 0");
  }

  private static String token(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
