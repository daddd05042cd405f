package dev.tidings.api;

import static dev.tidings.codec.Encoding.PROTOBUF;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.JsonBody;
import dev.tidings.codec.ProtobufDeleteOptions;
import dev.tidings.event.ApiGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Options of a deletion in the body of a request. What is unknown in them is ignored. */
final class DeleteOptionsBody {
  private static final String KIND = "DeleteOptions";

  private DeleteOptionsBody() {}

  static DeleteOptions parse(EventRequest request) throws RefusedException {
    Encoding encoding = RequestBody.encoding(request);
    try {
      return encoding == PROTOBUF
          ? ofProtobuf(request)
          : ofTree(tree(request.body(), encoding), request.group());
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
      throw Refusals.badRequest("couldn't get version/kind; json parse error: " + e.detail());
    }
  }

  private static DeleteOptions ofTree(JsonNode options, ApiGroup group) throws RefusedException {
    checkType(options.path("kind").asString(""), options.path("apiVersion").asString(""), group);
    JsonNode preconditions = options.path("preconditions");
    List<String> dryRun = new ArrayList<>();
    for (JsonNode value : options.path("dryRun")) {
      dryRun.add(value.asString(""));
    }
    return new DeleteOptions(
        text(preconditions, "uid"),
        text(preconditions, "resourceVersion"),
        Optional.of(options.path("orphanDependents"))
            .filter(JsonNode::isBoolean)
            .map(JsonNode::asBoolean),
        text(options, "propagationPolicy"),
        dryRun);
  }

  private static Optional<String> text(JsonNode object, String name) {
    return Optional.of(object.path(name)).filter(JsonNode::isString).map(JsonNode::asString);
  }

  private static DeleteOptions ofProtobuf(EventRequest request)
      throws DecodeException, RefusedException {
    var options = ProtobufDeleteOptions.decode(request.body());
    checkType(options.kind(), options.apiVersion(), request.group());
    return new DeleteOptions(
        options.uid(),
        options.resourceVersion(),
        options.orphanDependents(),
        options.propagationPolicy(),
        options.dryRun());
  }

  /** The options may name the type of any group they exist in, or none. */
  private static void checkType(String kind, String apiVersion, ApiGroup group)
      throws RefusedException {
    String actualKind = kind.isEmpty() ? KIND : kind;
    String version = apiVersion.isEmpty() ? group.apiVersion() : apiVersion;
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
