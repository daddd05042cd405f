package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SpoolRecordFuzzTest {
  @FuzzTest
  void whatIsReadIsWrittenAndReadAsTheSame(byte[] record) throws IOException {
    Offer read;
    try {
      read = OfferFormat.read(record, null);
    } catch (IOException refused) {
      return;
    }
    byte[] written = OfferFormat.write(read);
    Offer again = OfferFormat.read(written, null);
    assertThat(again).isEqualTo(read);
    assertThat(OfferFormat.write(again)).isEqualTo(written);
  }
}
