package dev.tidings.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.Event;
import dev.tidings.event.NameRules;
import dev.tidings.event.ObjectReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names that say what an event is a repeat of, so that every process that counts it finds the same
 * one. The host is left out: after a restart, and in another replica, it is another.
 */
final class StableNames {
  private static final int HASH_BYTES = 16;

  private StableNames() {}

  /** The event under {@code <object>.<hash>}, or the hash alone if that is no name. */
  static Event rename(Event event, String variety) {
    ObjectReference object = event.involvedObject();
    String hash =
        hash(
            List.of(
                event.reportingController(),
                object.kind(),
                object.apiVersion(),
                object.namespace(),
                object.name(),
                object.uid(),
                object.fieldPath(),
                event.type(),
                event.reason(),
                variety));
    String name = object.name() + "." + hash;
    boolean usable = NameRules.subdomain(name).isEmpty();
    return event.withMetadata(event.metadata().toBuilder().name(usable ? name : hash).build());
  }

  /** Each part with its length before it, so that neighbours cannot run into each other. */
  private static String hash(List<String> parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      digest.update((bytes.length + ":").getBytes(UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
