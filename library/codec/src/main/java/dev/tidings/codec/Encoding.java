package dev.tidings.codec;

/** The forms in which an API server takes and gives objects. */
public enum Encoding {
  JSON("application/json"),
  YAML("application/yaml"),
  PROTOBUF("application/vnd.kubernetes.protobuf");

  private final String mediaType;

  Encoding(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As a {@code Content-Type} header names it. */
  public String mediaType() {
    return mediaType;
  }
}
