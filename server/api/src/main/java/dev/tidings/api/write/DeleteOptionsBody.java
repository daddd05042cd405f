package dev.tidings.api.write;

import static dev.tidings.codec.Encoding.PROTOBUF;

import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.JsonBody;
import dev.tidings.codec.ProtobufDeleteOptions;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Options of a deletion in the body of a request. What is unknown in them is ignored. */
final class DeleteOptionsBody {
  private static final String KIND = "DeleteOptions";

  /** How Go calls what it reads a body's type into. */
  private static final String TYPE =
      "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string"
          + " \"json:\\\"kind,omitempty\\\"\" }";

  private DeleteOptionsBody() {}

  /**
   * @param defaultVersion the version of options that name none
   */
  static DeleteOptions parse(Encoding encoding, byte[] body, String defaultVersion)
      throws RefusedException {
    try {
      return encoding == PROTOBUF
          ? ofProtobuf(body, defaultVersion)
          : ofTree(tree(body, encoding), defaultVersion);
    } catch (DecodeException e) {
      throw Refusals.badRequest(e.detail());
    }
  }

  private static JsonNode tree(byte[] body, Encoding encoding)
      throws DecodeException, RefusedException {
    if (encoding == Encoding.YAML) {
      return JsonBody.parseYaml(body);
    }
    try {
      return JsonBody.parse(body);
    } catch (DecodeException e) {
      throw withoutType(e.detail());
    }
  }

  private static DeleteOptions ofTree(JsonNode body, String defaultVersion)
      throws RefusedException {
    if (!body.isObject() && !body.isNull()) {
      throw withoutType(
          "json: cannot unmarshal "
              + DeleteOptionsTree.kind(body)
              + " into Go value of type "
              + TYPE);
    }
    checkType(typeText(body, "kind"), typeText(body, "apiVersion"), defaultVersion);
    var options = new DeleteOptionsTree(body, KIND, "");
    options.requireInteger("gracePeriodSeconds");
    DeleteOptionsTree preconditions = options.object("preconditions", "Preconditions");
    return new DeleteOptions(
        preconditions.text("uid", "types.UID"),
        preconditions.text("resourceVersion", "string"),
        options.flag("orphanDependents"),
        options.text("propagationPolicy", "v1.DeletionPropagation"),
        options.texts("dryRun"));
  }

  private static String typeText(JsonNode body, String name) throws RefusedException {
    JsonNode value = body.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
      throw withoutType(
          "json: cannot unmarshal "
              + DeleteOptionsTree.kind(value)
              + " into Go struct field ."
              + name
              + " of type string");
    }
    return value.asString("");
  }

  private static RefusedException withoutType(String why) {
    return Refusals.badRequest("couldn't get version/kind; json parse error: " + why);
  }

  private static DeleteOptions ofProtobuf(byte[] body, String defaultVersion)
      throws DecodeException, RefusedException {
    var options = ProtobufDeleteOptions.decode(body);
    checkType(options.kind(), options.apiVersion(), defaultVersion);
    return new DeleteOptions(
        options.uid(),
        options.resourceVersion(),
        options.orphanDependents(),
        options.propagationPolicy(),
        options.dryRun());
  }

  /** The options may name the type of any group they exist in, or none. */
  private static void checkType(String kind, String apiVersion, String defaultVersion)
      throws RefusedException {
    String actualKind = kind.isEmpty() ? KIND : kind;
    String version = apiVersion.isEmpty() ? defaultVersion : apiVersion;
    boolean known =
        actualKind.equals(KIND)
            && Stream.of("v1", "meta.k8s.io/v1", "events.k8s.io/v1").anyMatch(version::equals);
    if (!known) {
      throw Refusals.badRequest(
          "no kind \""
              + actualKind
              + "\" is registered for version \""
              + version
              + "\" in scheme \"pkg/runtime/scheme.go:111\"");
    }
  }
}
