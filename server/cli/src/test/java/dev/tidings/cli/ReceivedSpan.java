package dev.tidings.cli;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import dev.tidings.forward.kit.Receiving.Posted;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as OTLP has it (opentelemetry/proto/trace/v1/trace.proto), of whose message only these
 * fields are read.
 *
 * @param parent empty for the first of its trace
 * @param attributes texts and numbers
 */
record ReceivedSpan(
    String trace, String id, String parent, String name, Map<String, String> attributes) {
  /** Those of some requests for export. */
  static List<ReceivedSpan> in(List<Posted> posted) throws InvalidProtocolBufferException {
    var spans = new ArrayList<ReceivedSpan>();
    for (Posted each : posted) {
      for (UnknownFieldSet resource : messages(UnknownFieldSet.parseFrom(each.bytes()), 1)) {
        for (UnknownFieldSet scope : messages(resource, 2)) {
          for (UnknownFieldSet span : messages(scope, 2)) {
            spans.add(of(span));
          }
        }
      }
    }
    return spans;
  }

  private static ReceivedSpan of(UnknownFieldSet span) throws InvalidProtocolBufferException {
    var attributes = new TreeMap<String, String>();
    for (UnknownFieldSet attribute : messages(span, 9)) {
      UnknownFieldSet value = messages(attribute, 2).getFirst();
      attributes.put(
          text(attribute, 1),
          value.hasField(3)
              ? value.getField(3).getVarintList().getFirst().toString()
              : text(value, 1));
    }
    return new ReceivedSpan(hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5), attributes);
  }

  private static List<UnknownFieldSet> messages(UnknownFieldSet of, int field)
      throws InvalidProtocolBufferException {
    var messages = new ArrayList<UnknownFieldSet>();
    for (ByteString bytes : of.getField(field).getLengthDelimitedList()) {
      messages.add(UnknownFieldSet.parseFrom(bytes));
    }
    return messages;
  }

  private static String text(UnknownFieldSet of, int field) {
    return bytes(of, field).toStringUtf8();
  }

  private static String hex(UnknownFieldSet of, int field) {
    return HexFormat.of().formatHex(bytes(of, field).toByteArray());
  }

  private static ByteString bytes(UnknownFieldSet of, int field) {
    List<ByteString> values = of.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? ByteString.EMPTY : values.getFirst();
  }
}
