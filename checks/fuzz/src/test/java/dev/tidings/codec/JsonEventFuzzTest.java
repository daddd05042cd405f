package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.event.ApiGroup;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JsonEventFuzzTest {
  @FuzzTest
  void whatIsReadIsWrittenAndReadAsTheSame(byte[] json) {
    for (ApiGroup expected : ApiGroup.values()) {
      Decoded decoded;
      try {
        decoded = EventDecoder.decode(json, Encoding.JSON, expected);
      } catch (DecodeException refused) {
        assertThat(refused.getMessage()).isNotBlank();
        continue;
      }
      Forms.requireSameInAll(decoded.event());
    }
  }
}
