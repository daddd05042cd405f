package dev.tidings.api.reviews;

import dev.tidings.api.wire.Content;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/** A review with its answer. */
record ReviewContent(ReviewKind review, ObjectNode members) implements Content {
  @Override
  public String apiVersion() {
    return ReviewEndpoint.API_VERSION;
  }

  @Override
  public String kind() {
    return review.text();
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    members.forEachEntry(
        (name, value) -> {
          json.writeName(name);
          json.writeTree(value);
        });
  }

  @Override
  public byte[] protobuf() {
    return review.shape().message(members).toBytes();
  }
}
