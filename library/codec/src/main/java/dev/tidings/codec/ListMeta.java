package dev.tidings.codec;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Metadata of a list (meta/v1 ListMeta).
 *
 * @param continueToken where the next page starts; empty when there is none
 * @param remainingItemCount how many items follow, when that is known
 */
public record ListMeta(
    String resourceVersion, String continueToken, @Nullable Long remainingItemCount) {
  public ListMeta {
    requireNonNull(resourceVersion, "resourceVersion");
    requireNonNull(continueToken, "continueToken");
  }

  void write(ProtobufBuffer out, int field) {
    int mark = out.mark();
    if (remainingItemCount != null) {
      out.integer(4, remainingItemCount);
    }
    out.string(3, continueToken);
    out.string(2, resourceVersion);
    out.string(1, "");
    out.message(field, mark);
  }
}
