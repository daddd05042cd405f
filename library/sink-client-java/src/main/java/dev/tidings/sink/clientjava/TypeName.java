package dev.tidings.sink.clientjava;

/** What an object is; parts that are not known are empty. */
record TypeName(String apiVersion, String kind) {
  static final TypeName UNKNOWN = new TypeName("", "");

  boolean isComplete() {
    return !apiVersion.isEmpty() && !kind.isEmpty();
  }

  /** With what is not known here as it is there. */
  TypeName orElse(TypeName other) {
    return new TypeName(
        apiVersion.isEmpty() ? other.apiVersion : apiVersion, kind.isEmpty() ? other.kind : kind);
  }
}
