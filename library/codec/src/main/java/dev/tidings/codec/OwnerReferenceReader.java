package dev.tidings.codec;

import dev.tidings.event.OwnerReference;
import org.jspecify.annotations.Nullable;

/** Collects a reference to an owner. */
final class OwnerReferenceReader implements JsonReading.Struct {
  private String apiVersion = "";
  private String kind = "";
  private String name = "";
  private String uid = "";
  private @Nullable Boolean controller;
  private @Nullable Boolean blockOwnerDeletion;

  private OwnerReferenceReader(@Nullable OwnerReference start) {
    if (start != null) {
      apiVersion = start.apiVersion();
      kind = start.kind();
      name = start.name();
      uid = start.uid();
      controller = start.controller();
      blockOwnerDeletion = start.blockOwnerDeletion();
    }
  }

  static OwnerReference read(@Nullable OwnerReference previous, JsonReading in) {
    var reader = in.struct("v1.OwnerReference", new OwnerReferenceReader(previous));
    return new OwnerReference(
        reader.apiVersion,
        reader.kind,
        reader.name,
        reader.uid,
        reader.controller,
        reader.blockOwnerDeletion);
  }

  @Override
  public String goName() {
    return "OwnerReference";
  }

  @Override
  public boolean read(String field, JsonReading in) {
    switch (field) {
      case "apiVersion" -> apiVersion = in.string(apiVersion);
      case "kind" -> kind = in.string(kind);
      case "name" -> name = in.string(name);
      case "uid" -> uid = in.uid(uid);
      case "controller" -> controller = in.optionalBool();
      case "blockOwnerDeletion" -> blockOwnerDeletion = in.optionalBool();
      default -> {
        return false;
      }
    }
    return true;
  }
}
