package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The kind and apiVersion that an object names. */
record TypeMeta(String kind, String apiVersion) {
  private static final String FORMER_VERSION = "events.k8s.io/v1beta1";
  private static final int SUMMARY_LENGTH = 30;

  /** What is missing is taken from the group through which the object came. */
  TypeMeta orElse(ApiGroup expected) {
    return new TypeMeta(
        kind.isEmpty() ? "Event" : kind, apiVersion.isEmpty() ? expected.apiVersion() : apiVersion);
  }

  /**
   * The group whose event this is.
   *
   * @param expected the group through which the object came
   * @throws DecodeException when it is not a kind of event, or of a version not served any more
   */
  ApiGroup group(ApiGroup expected) throws DecodeException {
    if (apiVersion.equals(FORMER_VERSION) && kind.equals("Event")) {
      String why =
          "the API version in the data ("
              + apiVersion
              + ") does not match the expected API version ("
              + expected.apiVersion()
              + ")";
      throw new DecodeException(why, why);
    }
    for (ApiGroup group : ApiGroup.values()) {
      if (group.apiVersion().equals(apiVersion)) {
        if (kind.equals("Event")) {
          return group;
        }
        throw cannotBeHandled("converting (v1." + kind + ") to (core.Event): unknown conversion");
      }
    }
    throw cannotBeHandled(
        "no kind \"" + kind + "\" is registered for version \"" + apiVersion + "\"");
  }

  DecodeException cannotBeHandled(String why) {
    String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    return new DecodeException(
        kind + " in version \"" + version + "\" cannot be handled as a Event: " + why, why);
  }

  static DecodeException unparsable(String why, byte[] body) {
    return unrecognized("couldn't get version/kind; json parse error: " + why, body);
  }

  static DecodeException unrecognized(String why, byte[] body) {
    return new DecodeException(
        "the object provided is unrecognized (must be of type Event): "
            + why
            + " ("
            + summary(body)
            + ")",
        why);
  }

  private static String summary(byte[] body) {
    if (body.length == 0) {
      return "<empty>";
    }
    int length = Math.min(body.length, SUMMARY_LENGTH);
    String start =
        body[0] == '{'
            ? new String(body, 0, length, StandardCharsets.UTF_8)
            : HexFormat.of().formatHex(body, 0, length);
    return length < body.length ? start + " ..." : start;
  }
}
