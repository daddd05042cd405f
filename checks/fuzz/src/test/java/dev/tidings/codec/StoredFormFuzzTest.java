package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.event.Event;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StoredFormFuzzTest {
  @FuzzTest
  void whatIsReadIsStoredAndReadAsTheSame(byte[] stored) throws DecodeException {
    Event read;
    try {
      read = StoredForm.decode(stored);
    } catch (DecodeException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return;
    }
    byte[] written = StoredForm.encode(read);
    assertThat(StoredForm.encode(StoredForm.decode(written))).isEqualTo(written);
    Forms.requireSameInAll(StoredForm.decode(written));
  }
}
