package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.event.ApiGroup;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProtobufEventFuzzTest {
  @FuzzTest
  void whatIsReadIsWrittenAndReadAsTheSame(byte[] body) {
    for (ApiGroup expected : ApiGroup.values()) {
      Decoded decoded;
      try {
        decoded = EventDecoder.decode(body, Encoding.PROTOBUF, expected);
      } catch (DecodeException refused) {
        assertThat(refused.getMessage()).isNotBlank();
        continue;
      }
      Forms.requireSameInAll(decoded.event());
    }
  }
}
