package dev.tidings.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of a deletion (meta/v1 DeleteOptions) as Kubernetes protobuf carries them, with the
 * type that the envelope names.
 */
public record ProtobufDeleteOptions(
    String apiVersion,
    String kind,
    Optional<String> uid,
    Optional<String> resourceVersion,
    Optional<Boolean> orphanDependents,
    Optional<String> propagationPolicy,
    List<String> dryRun) {
  public ProtobufDeleteOptions {
    dryRun = List.copyOf(dryRun);
  }

  /**
   * Reads options in their envelope.
   *
   * @throws DecodeException when the bytes are no such message
   */
  public static ProtobufDeleteOptions decode(byte[] data) throws DecodeException {
    Envelope envelope = KubernetesProtobuf.unwrap(data);
    Options options = ProtobufReading.read(envelope.raw(), in -> in.fields(new Options()));
    return new ProtobufDeleteOptions(
        envelope.apiVersion(),
        envelope.kind(),
        Optional.ofNullable(options.preconditions.uid),
        Optional.ofNullable(options.preconditions.resourceVersion),
        Optional.ofNullable(options.orphanDependents),
        Optional.ofNullable(options.propagationPolicy),
        options.dryRun);
  }

  private static final class Options implements ProtobufReading.Message {
    private final Preconditions preconditions = new Preconditions();
    private final List<String> dryRun = new ArrayList<>();
    private @Nullable Boolean orphanDependents;
    private @Nullable String propagationPolicy;

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
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
