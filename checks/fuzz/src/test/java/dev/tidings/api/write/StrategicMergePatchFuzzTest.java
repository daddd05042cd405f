package dev.tidings.api.write;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StrategicMergePatchFuzzTest {
  @FuzzTest
  void isRefusedOrMakesAWholeEvent(byte[] patch) {
    Patches.requireRefusedOrWhole(PatchKind.STRATEGIC_MERGE, patch);
  }
}
