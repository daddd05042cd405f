package dev.tidings.api.namespaces;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedInputStream;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Status;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.KubernetesProtobuf;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads what of a namespace's body is of use: the name. */
final class NamespaceBody {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final YAMLMapper YAML = new YAMLMapper();

  private NamespaceBody() {}

  static String name(HttpCall call, byte[] body) throws RefusedException {
    String type = call.contentType();
    boolean protobuf =
        type != null && Negotiation.names(type, Set.of(Encoding.PROTOBUF.mediaType()));
    try {
      return checked(protobuf ? fromProtobuf(body) : fromText(body));
    } catch (DecodeException | IOException | JacksonException unreadable) {
      throw Refusals.badRequest(
          "the object provided is unrecognized (must be of type Namespace): "
              + unreadable.getMessage());
    }
  }

  /** JSON is YAML too. */
  private static String fromText(byte[] body) {
    JsonNode tree = YAML.readTree(body);
    return tree.path("metadata").path("name").asString("");
  }

  private static String fromProtobuf(byte[] body) throws DecodeException, IOException {
    byte[] metadata = firstField(KubernetesProtobuf.unwrap(body).raw());
    return new String(firstField(metadata), UTF_8);
  }

  private static byte[] firstField(byte[] message) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        return in.readByteArray();
      }
      in.skipField(tag);
    }
    return new byte[0];
  }

  private static String checked(String name) throws RefusedException {
    if (!LABEL.matcher(name).matches()) {
      String problem = "Invalid value: \"" + name + "\": a namespace's name is a DNS label";
      throw new RefusedException(
          Status.failure(
              422,
              "Invalid",
              "Namespace \"" + name + "\" is invalid: metadata.name: " + problem,
              new Status.Details(
                  name,
                  "",
                  "Namespace",
                  "",
                  List.of(new Status.Cause("FieldValueInvalid", problem, "metadata.name")),
                  0)));
    }
    return name;
  }
}
