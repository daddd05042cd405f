package dev.tidings.codec;

import static java.util.Objects.requireNonNull;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a merge patch or a strategic merge patch: one JSON object.
 *
 * @param strictErrors what a strict reader objects to, such as {@code duplicate field "reason"}
 */
public record PatchBody(ObjectNode patch, List<String> strictErrors) {
  public PatchBody {
    requireNonNull(patch, "patch");
    strictErrors = List.copyOf(strictErrors);
  }

  /**
   * Reads a patch.
   *
   * @throws PatchException when the body is no JSON object
   */
  public static PatchBody parse(byte[] body) throws PatchException {
    var document = PatchDocument.parse(body, reading -> reading.object("map[string]interface {}"));
    return new PatchBody(document.value(), document.strictErrors());
  }

  /** The patch as Go prints a map, which is how some messages quote it. */
  public String goText() {
    return GoValues.print(patch);
  }
}
