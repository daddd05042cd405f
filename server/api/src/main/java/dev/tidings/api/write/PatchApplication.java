package dev.tidings.api.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Status;
import dev.tidings.api.write.WriteOptions.FieldValidation;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Decoded;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.JsonPatch;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.MergePatch;
import dev.tidings.codec.PatchBody;
import dev.tidings.codec.PatchException;
import dev.tidings.codec.PlainPatch;
import dev.tidings.codec.StrategicMergePatch;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Applies one patch to an event in the form of the API group through which the patch came. */
@SuppressWarnings("ArrayRecordComponent")
record PatchApplication(
    PatchKind kind, byte[] patch, FieldValidation validation, Warnings warnings) {
  /**
   * What a patch has made.
   *
   * @param document what the result is called in errors
   * @param strictErrors what a strict reader objects to in the patch itself
   */
  private record Result(JsonNode tree, String document, List<String> strictErrors) {}

  Event apply(Event live, ApiGroup group) throws RefusedException {
    Optional<Event> plainly =
        kind == PatchKind.JSON
            ? Optional.empty()
            : PlainPatch.read(patch, group).flatMap(plain -> plain.apply(live));
    Event patched = plainly.isPresent() ? plainly.get() : merged(live, group);
    return OwnerReferences.withoutRepeats(patched, warnings);
  }

  private Event merged(Event live, ApiGroup group) throws RefusedException {
    Result result = patched(EventJson.tree(live, group));
    Decoded decoded = decoded(result, group);
    List<String> strictErrors = new ArrayList<>(result.strictErrors());
    strictErrors.addAll(decoded.strictErrors());
    if (!strictErrors.isEmpty() && validation == FieldValidation.STRICT) {
      throw invalid(result, RequestBody.strictText(strictErrors));
    }
    if (validation == FieldValidation.WARN) {
      warnings.addAll(strictErrors);
    }
    return decoded.event();
  }

  private Result patched(ObjectNode event) throws RefusedException {
    try {
      return switch (kind) {
        case JSON -> {
          var operations = JsonPatch.parse(patch);
          yield whole(operations.apply(event), operations.strictErrors());
        }
        case MERGE -> {
          var body = PatchBody.parse(patch);
          yield whole(MergePatch.apply(event, body.patch()), body.strictErrors());
        }
        case STRATEGIC_MERGE -> {
          var body = PatchBody.parse(patch);
          yield new Result(
              StrategicMergePatch.apply(event, body.patch()), body.goText(), body.strictErrors());
        }
      };
    } catch (PatchException e) {
      throw refused(e);
    }
  }

  private static Result whole(JsonNode patched, List<String> strictErrors) {
    String document = new String(KubernetesJson.bytes(sorted(patched)), UTF_8);
    return new Result(patched, document, strictErrors);
  }

  /**
   * The reference sorts the members of what it has patched, and leaves those within as they are.
   */
  private static JsonNode sorted(JsonNode patched) {
    var members = new TreeMap<String, JsonNode>();
    patched.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return patched.isObject() ? new ObjectNode(JsonNodeFactory.instance, members) : patched;
  }

  private RefusedException refused(PatchException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.failure()) {
      case MALFORMED -> Refusals.badRequest(malformed(message));
      case FAILED_OPERATION ->
          Refusals.refused(
              422,
              "Invalid",
              "the server rejected our request due to an error in our request",
              Status.Details.EMPTY);
      case UNKNOWN_DIRECTIVE -> Refusals.unexplained(message);
      case TOO_MANY_OPERATIONS ->
          Refusals.refused(
              413, "RequestEntityTooLarge", "Request entity too large: " + message, null);
    };
  }

  /** The reference says what it was doing for every kind of patch but one. */
  private String malformed(String message) {
    String doing = "error decoding patch: ";
    return kind == PatchKind.STRATEGIC_MERGE && message.startsWith(doing)
        ? message.substring(doing.length())
        : message;
  }

  private Decoded decoded(Result result, ApiGroup group) throws RefusedException {
    try {
      return kind == PatchKind.STRATEGIC_MERGE
          ? EventDecoder.convert(result.tree(), group)
          : EventDecoder.decode(result.tree(), group);
    } catch (DecodeException e) {
      throw invalid(result, e.detail());
    }
  }

  private static RefusedException invalid(Result result, String error) {
    return Refusals.invalidPatch(FieldError.invalid("patch", result.document(), error));
  }
}
