package dev.tidings.codec;

import dev.tidings.event.ManagedFieldsEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects what one manager owns. */
final class ManagedFieldsReader implements JsonReading.Struct {
  private String manager;
  private String operation;
  private String apiVersion;
  private @Nullable Instant time;
  private String fieldsType;
  private String fieldsV1;
  private String subresource;

  private ManagedFieldsReader(ManagedFieldsEntry start) {
    manager = start.manager();
    operation = start.operation();
    apiVersion = start.apiVersion();
    time = start.time();
    fieldsType = start.fieldsType();
    fieldsV1 = start.fieldsV1();
    subresource = start.subresource();
  }

  static ManagedFieldsEntry read(@Nullable ManagedFieldsEntry previous, JsonReading in) {
    var start = previous == null ? ManagedFieldsEntry.EMPTY : previous;
    return in.struct("v1.ManagedFieldsEntry", new ManagedFieldsReader(start)).entry();
  }

  @Override
  public String goName() {
    return "ManagedFieldsEntry";
  }

  @Override
  public boolean read(String field, JsonReading in) {
    switch (field) {
      case "manager" -> manager = in.string(manager);
      case "operation" -> operation = in.string(operation);
      case "apiVersion" -> apiVersion = in.string(apiVersion);
      case "time" -> time = in.time();
      case "fieldsType" -> fieldsType = in.string(fieldsType);
      case "fieldsV1" -> fieldsV1 = in.raw();
      case "subresource" -> subresource = in.string(subresource);
      default -> {
        return false;
      }
    }
    return true;
  }

  private ManagedFieldsEntry entry() {
    return new ManagedFieldsEntry(
        manager, operation, apiVersion, time, fieldsType, fieldsV1, subresource);
  }
}
