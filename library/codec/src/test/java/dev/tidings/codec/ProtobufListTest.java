package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtobufListTest {
  private static final HexFormat HEX = HexFormat.of();

  /** A list without its envelope. */
  static byte[] rawList(ListMeta metadata, List<byte[]> items) {
    try {
      return KubernetesProtobuf.unwrap(list(metadata, items)).raw();
    } catch (DecodeException e) {
      throw new AssertionError("not an envelope", e);
    }
  }

  private static byte[] list(ListMeta metadata, List<byte[]> items) {
    var written = new ByteArrayOutputStream();
    for (byte[] item : items) {
      written.writeBytes(ProtobufList.beforeItem(item.length));
      written.writeBytes(item);
    }
    var list = new ByteArrayOutputStream();
    list.writeBytes(ProtobufList.start("v1", "EventList", metadata, written.size()));
    list.writeBytes(written.toByteArray());
    list.writeBytes(ProtobufList.end());
    return list.toByteArray();
  }

  @Test
  void anEmptyListHasItsMetadata() {
    assertThat(HEX.formatHex(rawList(new ListMeta("12", "", null), List.of())))
        .isEqualTo("0a08" + "0a00" + "12023132" + "1a00");
  }

  @Test
  void aListSaysHowManyRemain() {
    byte[] list = rawList(new ListMeta("1", "c", 300L), List.of(new byte[] {8, 1}));
    assertThat(HEX.formatHex(list))
        .isEqualTo("0a0b" + "0a00" + "120131" + "1a0163" + "20ac02" + "12020801");
  }

  @Test
  void aListWrittenPieceByPieceIsTheEnvelopeOfTheWholeMessage() {
    var metadata = new ListMeta("1", "", null);
    List<byte[]> items = List.of(new byte[300], new byte[] {8, 1});

    assertThat(list(metadata, items))
        .isEqualTo(KubernetesProtobuf.wrap("v1", "EventList", rawList(metadata, items)));
  }
}
