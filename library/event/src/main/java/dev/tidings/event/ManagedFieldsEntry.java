package dev.tidings.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which fields one manager set, through which API version (meta/v1 ManagedFieldsEntry).
 *
 * @param time when the manager last changed them, whole seconds, or null when unset
 * @param fieldsV1 the set of fields as the JSON text it was given in; empty when absent
 */
public record ManagedFieldsEntry(
    String manager,
    String operation,
    String apiVersion,
    @Nullable Instant time,
    String fieldsType,
    String fieldsV1,
    String subresource) {
  /** The entry without content. A request whose only entry it is asks to forget all managers. */
  public static final ManagedFieldsEntry EMPTY =
      new ManagedFieldsEntry("", "", "", null, "", "", "");

  public ManagedFieldsEntry {
    requireNonNull(manager, "manager");
    requireNonNull(operation, "operation");
    requireNonNull(apiVersion, "apiVersion");
    requireNonNull(fieldsType, "fieldsType");
    requireNonNull(fieldsV1, "fieldsV1");
    requireNonNull(subresource, "subresource");
  }
}
