package dev.tidings.api.write;

import dev.tidings.api.fields.ApplyResult;
import dev.tidings.api.fields.EventApply;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.write.WriteOptions.FieldValidation;
import dev.tidings.codec.ApplyBody;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.SchemaCheck;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a client applies: part of an event that fits its schema, and how it is to be applied. */
final class ApplyConfiguration {
  static final String MEDIA_TYPE = "application/apply-patch+yaml";

  private static final String KIND = "Event";

  private final EventApply apply;
  private final ApplyBody body;
  private final FieldValidation validation;

  private ApplyConfiguration(EventApply apply, ApplyBody body, FieldValidation validation) {
    this.apply = apply;
    this.body = body;
    this.validation = validation;
  }

  /** Checks all that does not depend on what there is. */
  static ApplyConfiguration of(EventApply apply, ApplyBody body, FieldValidation validation)
      throws RefusedException {
    var configuration = new ApplyConfiguration(apply, body, validation);
    configuration.requireKind();
    configuration.requireNoManagers();
    configuration.requireSchema();
    return configuration;
  }

  static ApplyBody read(byte[] body) throws RefusedException {
    try {
      return ApplyBody.parse(body);
    } catch (DecodeException e) {
      throw Refusals.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** Applies to an event, or to {@link EventApply#NOTHING}. */
  Event to(Event live, Warnings warnings) throws RefusedException {
    Event applied = applied(live);
    if (!body.repeats().isEmpty() && validation == FieldValidation.STRICT) {
      throw Refusals.badRequest(body.strictError());
    }
    if (validation == FieldValidation.WARN) {
      warnings.addAll(body.repeats());
    }
    return OwnerReferences.withoutRepeats(applied, warnings);
  }

  private Event applied(Event live) throws RefusedException {
    return switch (apply.to(live)) {
      case ApplyResult.Applied applied -> applied.event();
      case ApplyResult.Conflicting conflicting ->
          throw Refusals.applyConflict(conflicting.fields());
      case ApplyResult.Unfit unfit ->
          throw Refusals.unexplained(
              "failed to convert new object ("
                  + named()
                  + ") to proper version: unable to convert unstructured object to "
                  + kind()
                  + ": "
                  + unfit.why());
    };
  }

  private void requireKind() throws RefusedException {
    ApiGroup group = apply.group();
    String expected = "/" + group.version() + ", Kind=" + KIND;
    if (!kind().equals(group.group() + expected)) {
      throw Refusals.badRequest("invalid object type: " + kind());
    }
  }

  private void requireNoManagers() throws RefusedException {
    JsonNode managers = metadata("managedFields");
    if (managers.isArray() && managers.valueStream().allMatch(JsonNode::isObject)) {
      throw Refusals.badRequest("metadata.managedFields must be nil");
    }
  }

  private void requireSchema() throws RefusedException {
    Optional<String> objection = SchemaCheck.objection(body.patch(), apply.group());
    if (objection.isPresent()) {
      throw Refusals.unexplained(
          "failed to create typed patch object (" + named() + "): " + objection.get());
    }
  }

  /** The group, version and kind that the client names, as Go prints them. */
  private String kind() {
    String[] version = text(body.patch().path("apiVersion")).split("/", -1);
    return switch (version.length) {
      case 1 -> "/" + version[0] + ", Kind=" + text(body.patch().path("kind"));
      case 2 -> version[0] + "/" + version[1] + ", Kind=" + text(body.patch().path("kind"));
      default -> "/, Kind=";
    };
  }

  private String named() {
    return text(metadata("namespace")) + "/" + text(metadata("name")) + "; " + kind();
  }

  private JsonNode metadata(String name) {
    return body.patch().path("metadata").path(name);
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : "";
  }
}
