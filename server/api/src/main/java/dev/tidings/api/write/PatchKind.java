package dev.tidings.api.write;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of patches that say what to change, other than those that are applied. */
enum PatchKind {
  JSON("application/json-patch+json"),
  MERGE("application/merge-patch+json"),
  STRATEGIC_MERGE("application/strategic-merge-patch+json");

  private final String mediaType;

  PatchKind(String mediaType) {
    this.mediaType = mediaType;
  }

  static Optional<PatchKind> ofMediaType(String mediaType) {
    return Stream.of(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
  }
}
