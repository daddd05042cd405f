package dev.tidings.codec;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON of a patch, as it was sent. */
record PatchDocument(JsonNode tree, List<String> strictErrors) {
  static PatchDocument parse(byte[] body) throws PatchException {
    try {
      return new PatchDocument(KubernetesJson.MAPPER.readTree(GoStrings.repaired(body)), List.of());
    } catch (JacksonException e) {
      throw malformed(e.getOriginalMessage());
    }
  }

  PatchException notA(String goType) {
    return malformed(
        "json: cannot unmarshal " + GoTypes.name(tree) + " into Go value of type " + goType);
  }

  private static PatchException malformed(String why) {
    return new PatchException(PatchException.Failure.MALFORMED, "error decoding patch: " + why);
  }
}
