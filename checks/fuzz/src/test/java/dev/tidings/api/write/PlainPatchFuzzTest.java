package dev.tidings.api.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.MergePatch;
import dev.tidings.codec.PatchBody;
import dev.tidings.codec.PatchException;
import dev.tidings.codec.PlainPatch;
import dev.tidings.codec.StrategicMergePatch;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

@Timeout(30)
class PlainPatchFuzzTest {
  @FuzzTest
  void doesWhatAMergePatchAndAStrategicMergePatchDo(byte[] patch)
      throws PatchException, DecodeException {
    for (ApiGroup group : ApiGroup.values()) {
      Event live = Patches.plain(group);
      var plain = PlainPatch.read(patch, group).flatMap(read -> read.apply(live));
      if (plain.isPresent()) {
        ObjectNode tree = EventJson.tree(live, group);
        ObjectNode body = PatchBody.parse(patch).patch();
        assertThat(EventDecoder.decode(MergePatch.apply(tree, body), group).event())
            .isEqualTo(plain.get());
        assertThat(EventDecoder.convert(StrategicMergePatch.apply(tree, body), group).event())
            .isEqualTo(plain.get());
      }
    }
  }
}
