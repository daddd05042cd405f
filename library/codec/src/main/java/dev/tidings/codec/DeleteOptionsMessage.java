package dev.tidings.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects delete options from their protobuf fields. */
final class DeleteOptionsMessage implements ProtobufReading.Message {
  private @Nullable Long gracePeriodSeconds;
  private final Preconditions preconditions = new Preconditions();
  private @Nullable Boolean orphanDependents;
  private @Nullable String propagationPolicy;
  private final List<String> dryRun = new ArrayList<>(0);

  @Override
  public boolean read(int tag, ProtobufReading in) throws IOException {
    switch (tag) {
      case Tags.VARINT_1 -> gracePeriodSeconds = in.int64();
      case Tags.BYTES_2 -> in.message(preconditions);
      case Tags.VARINT_3 -> orphanDependents = in.bool();
      case Tags.BYTES_4 -> propagationPolicy = in.string();
      case Tags.BYTES_5 -> dryRun.add(in.string());
      default -> {
        return false;
      }
    }
    return true;
  }

  DeleteOptions options() {
    return new DeleteOptions(
        gracePeriodSeconds,
        preconditions.uid,
        preconditions.resourceVersion,
        orphanDependents,
        propagationPolicy,
        dryRun);
  }

  private static final class Preconditions implements ProtobufReading.Message {
    private @Nullable String uid;
    private @Nullable String resourceVersion;

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.BYTES_1 -> uid = in.string();
        case Tags.BYTES_2 -> resourceVersion = in.string();
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
