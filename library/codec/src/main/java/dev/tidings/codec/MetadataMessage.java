package dev.tidings.codec;

import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.OwnerReference;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects metadata from its protobuf fields. */
final class MetadataMessage implements ProtobufReading.Message {
  private final ObjectMeta.Builder metadata = ObjectMeta.builder();
  private final Map<String, String> labels = new TreeMap<>();
  private final Map<String, String> annotations = new TreeMap<>();
  private final List<OwnerReference> owners = new ArrayList<>(0);
  private final List<String> finalizers = new ArrayList<>(0);
  private final List<ManagedFieldsEntry> managers = new ArrayList<>(2);

  ObjectMeta metadata() {
    return metadata
        .labels(labels)
        .annotations(annotations)
        .ownerReferences(owners)
        .finalizers(finalizers)
        .managedFields(managers)
        .build();
  }

  @Override
  public boolean read(int tag, ProtobufReading in) throws IOException {
    switch (tag) {
      case Tags.BYTES_1 -> metadata.name(in.string());
      case Tags.BYTES_2 -> metadata.generateName(in.string());
      case Tags.BYTES_3 -> metadata.namespace(in.string());
      case Tags.BYTES_4 -> metadata.selfLink(in.string());
      case Tags.BYTES_5 -> metadata.uid(in.string());
      case Tags.BYTES_6 -> metadata.resourceVersion(in.string());
      case Tags.VARINT_7 -> metadata.generation(in.int64());
      case Tags.BYTES_8 -> metadata.creationTimestamp(in.time());
      case Tags.BYTES_9 -> metadata.deletionTimestamp(in.time());
      case Tags.VARINT_10 -> metadata.deletionGracePeriodSeconds(in.int64());
      case Tags.BYTES_11 -> in.message(new MapEntry()).putInto(labels);
      case Tags.BYTES_12 -> in.message(new MapEntry()).putInto(annotations);
      case Tags.BYTES_13 -> owners.add(in.message(new Owner()).owner());
      case Tags.BYTES_14 -> finalizers.add(in.string());
      case Tags.BYTES_17 -> managers.add(in.message(new Manager()).entry());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static final class MapEntry implements ProtobufReading.Message {
    private String key = "";
    private String value = "";

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.BYTES_1 -> key = in.string();
        case Tags.BYTES_2 -> value = in.string();
        default -> {
          return false;
        }
      }
      return true;
    }

    void putInto(Map<String, String> map) {
      map.put(key, value);
    }
  }

  private static final class Owner implements ProtobufReading.Message {
    private String kind = "";
    private String name = "";
    private String uid = "";
    private String apiVersion = "";
    private @Nullable Boolean controller;
    private @Nullable Boolean blockOwnerDeletion;

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.BYTES_1 -> kind = in.string();
        case Tags.BYTES_3 -> name = in.string();
        case Tags.BYTES_4 -> uid = in.string();
        case Tags.BYTES_5 -> apiVersion = in.string();
        case Tags.VARINT_6 -> controller = in.bool();
        case Tags.VARINT_7 -> blockOwnerDeletion = in.bool();
        default -> {
          return false;
        }
      }
      return true;
    }

    OwnerReference owner() {
      return new OwnerReference(apiVersion, kind, name, uid, controller, blockOwnerDeletion);
    }
  }

  private static final class Manager implements ProtobufReading.Message {
    private String manager = "";
    private String operation = "";
    private String apiVersion = "";
    private @Nullable Instant time;
    private String fieldsType = "";
    private String fieldsV1 = "";
    private String subresource = "";

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.BYTES_1 -> manager = in.string();
        case Tags.BYTES_2 -> operation = in.string();
        case Tags.BYTES_3 -> apiVersion = in.string();
        case Tags.BYTES_4 -> time = in.time();
        case Tags.BYTES_6 -> fieldsType = in.string();
        case Tags.BYTES_7 -> fieldsV1 = in.message(new MapEntry()).key;
        case Tags.BYTES_8 -> subresource = in.string();
        default -> {
          return false;
        }
      }
      return true;
    }

    ManagedFieldsEntry entry() {
      return new ManagedFieldsEntry(
          manager, operation, apiVersion, time, fieldsType, fieldsV1, subresource);
    }
  }
}
