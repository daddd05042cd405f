package dev.tidings.benchmarks.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import java.time.Instant;
import java.util.List;

/** An event as a recorder sends it, of about 800 bytes, and what becomes of it. */
final class Samples {
  /** What is created. */
  static final byte[] BODY =
      """
      {"kind":"Event","apiVersion":"v1","metadata":{"name":"web-5c689d88bb-x7k2p.1860d7c5e2a3f1b4",\
      "namespace":"shop"},"involvedObject":{"kind":"Pod","namespace":"shop",\
      "name":"web-5c689d88bb-x7k2p","uid":"6f1d8c1e-7f0a-4c55-9d0b-0f6c8f4f2a11","apiVersion":"v1",\
      "resourceVersion":"1048576","fieldPath":"spec.containers{web}"},"reason":"BackOff",\
      "message":"Back-off restarting failed container web in pod web-5c689d88bb-x7k2p_shop",\
      "source":{"component":"kubelet","host":"node-17"},"firstTimestamp":"2026-11-22T08:15:30Z",\
      "lastTimestamp":"2026-11-22T08:15:30Z","count":1,"type":"Warning","eventTime":null,\
      "reportingComponent":"kubelet","reportingInstance":"node-17"}
      """
          .getBytes(UTF_8);

  /** What a recorder sends when it happens again. */
  static final byte[] REPEATED =
      "{\"count\":2,\"lastTimestamp\":\"2026-11-22T08:20:30Z\"}".getBytes(UTF_8);

  private static final String FIELDS =
      "{\"f:count\":{},\"f:firstTimestamp\":{},\"f:involvedObject\":{},\"f:lastTimestamp\":{},"
          + "\"f:message\":{},\"f:reason\":{},\"f:reportingComponent\":{},"
          + "\"f:reportingInstance\":{},\"f:source\":{\"f:component\":{},\"f:host\":{}},"
          + "\"f:type\":{}}";

  /** What is answered and stored. */
  static final Event EVENT = created();

  static final byte[] STORED = StoredForm.encode(EVENT);

  private Samples() {}

  private static Event created() {
    Instant now = Instant.parse("2026-11-22T08:15:31Z");
    try {
      Event sent = EventDecoder.decode(BODY, Encoding.JSON, ApiGroup.CORE).event();
      var manager = new ManagedFieldsEntry("kubelet", "Update", "v1", now, "FieldsV1", FIELDS, "");
      return sent.withMetadata(
          sent.metadata().toBuilder()
              .uid("0c8d2f57-1d3c-4a53-8a55-ffb1a3c7b3f0")
              .creationTimestamp(now)
              .resourceVersion("1048577")
              .managedFields(List.of(manager))
              .build());
    } catch (DecodeException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
