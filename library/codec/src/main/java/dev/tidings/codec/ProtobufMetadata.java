package dev.tidings.codec;

import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.OwnerReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes ObjectMeta as a protobuf message. */
final class ProtobufMetadata {
  private ProtobufMetadata() {}

  static void write(ProtobufBuffer out, ObjectMeta metadata) {
    backwards(metadata.managedFields(), entry -> managedFields(out, entry));
    backwards(metadata.finalizers(), finalizer -> out.string(14, finalizer));
    backwards(metadata.ownerReferences(), owner -> owner(out, owner));
    map(out, 12, metadata.annotations());
    map(out, 11, metadata.labels());
    if (metadata.deletionGracePeriodSeconds() != null) {
      out.integer(10, metadata.deletionGracePeriodSeconds());
    }
    if (metadata.deletionTimestamp() != null) {
      out.time(9, metadata.deletionTimestamp());
    }
    out.time(8, metadata.creationTimestamp());
    out.integer(7, metadata.generation());
    out.string(6, metadata.resourceVersion());
    out.string(5, metadata.uid());
    out.string(4, metadata.selfLink());
    out.string(3, metadata.namespace());
    out.string(2, metadata.generateName());
    out.string(1, metadata.name());
  }

  private static void managedFields(ProtobufBuffer out, ManagedFieldsEntry entry) {
    int mark = out.mark();
    out.string(8, entry.subresource());
    if (!entry.fieldsV1().isEmpty()) {
      int set = out.mark();
      out.bytes(1, entry.fieldsV1().getBytes(StandardCharsets.UTF_8));
      out.message(7, set);
    }
    out.string(6, entry.fieldsType());
    if (entry.time() != null) {
      out.time(4, entry.time());
    }
    out.string(3, entry.apiVersion());
    out.string(2, entry.operation());
    out.string(1, entry.manager());
    out.message(17, mark);
  }

  private static void owner(ProtobufBuffer out, OwnerReference owner) {
    int mark = out.mark();
    out.bool(7, owner.blockOwnerDeletion());
    out.bool(6, owner.controller());
    out.string(5, owner.apiVersion());
    out.string(4, owner.uid());
    out.string(3, owner.name());
    out.string(1, owner.kind());
    out.message(13, mark);
  }

  private static void map(ProtobufBuffer out, int field, Map<String, String> map) {
    backwards(
        List.copyOf(map.entrySet()),
        entry -> {
          int mark = out.mark();
          out.string(2, entry.getValue());
          out.string(1, entry.getKey());
          out.message(field, mark);
        });
  }

  private static <T> void backwards(List<T> list, Consumer<T> each) {
    for (int i = list.size() - 1; i >= 0; i--) {
      each.accept(list.get(i));
    }
  }
}
