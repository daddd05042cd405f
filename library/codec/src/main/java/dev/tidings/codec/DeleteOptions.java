package dev.tidings.codec;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be deleted (meta/v1 DeleteOptions). What was not said is null.
 *
 * @param uid only the object with this uid
 * @param resourceVersion only the object at this version
 */
public record DeleteOptions(
    @Nullable Long gracePeriodSeconds,
    @Nullable String uid,
    @Nullable String resourceVersion,
    @Nullable Boolean orphanDependents,
    @Nullable String propagationPolicy,
    List<String> dryRun) {
  /** Options that say nothing. */
  public static final DeleteOptions NONE =
      new DeleteOptions(null, null, null, null, null, List.of());

  public DeleteOptions {
    dryRun = List.copyOf(requireNonNull(dryRun, "dryRun"));
  }

  /**
   * Reads a bare protobuf message.
   *
   * @throws DecodeException when it is no well-formed message
   */
  public static DeleteOptions decodeProtobuf(byte[] message) throws DecodeException {
    return ProtobufReading.read(message, in -> in.fields(new DeleteOptionsMessage()).options());
  }
}
