package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ObjectMeta;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KubernetesProtobufTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void aWatchFrameStartsWithItsLength() {
    byte[] frame = KubernetesProtobuf.watchFrame("ADDED", new byte[] {'k', '8', 's', 0});
    assertThat(HEX.formatHex(frame))
        .isEqualTo("0000000f" + "0a054144444544" + "1206" + "0a046b387300");
  }

  @Test
  void metadataAloneIsTheFirstField() {
    byte[] partial = KubernetesProtobuf.partialObjectMetadata(ObjectMeta.EMPTY);
    assertThat(HEX.formatHex(partial))
        .isEqualTo("0a10" + "0a0012001a0022002a003200" + "3800" + "4200");
  }

  @Test
  void aStatusHasEveryFieldButAbsentDetails() {
    var status = KubernetesJson.MAPPER.readTree("{\"status\":\"Failure\",\"code\":404}");
    assertThat(HEX.formatHex(KubernetesProtobuf.status(status)))
        .isEqualTo("0a06" + "0a0012001a00" + "12074661696c757265" + "1a00" + "2200" + "309403");
  }
}
