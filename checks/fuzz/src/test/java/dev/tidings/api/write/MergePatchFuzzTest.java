package dev.tidings.api.write;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MergePatchFuzzTest {
  @FuzzTest
  void isRefusedOrMakesAWholeEvent(byte[] patch) {
    Patches.requireRefusedOrWhole(PatchKind.MERGE, patch);
  }
}
