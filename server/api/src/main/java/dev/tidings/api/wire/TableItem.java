package dev.tidings.api.wire;

import tools.jackson.core.JsonGenerator;

/**
 * A row as it stands in a table.
 *
 * @param metaApiVersion the apiVersion of metadata that comes with it
 */
public record TableItem(TableRow row, IncludeObject include, String metaApiVersion)
    implements ListItem {
  @Override
  public void writeItem(JsonGenerator json) {
    json.writeStartObject();
    json.writeArrayPropertyStart("cells");
    row.writeCells(json);
    json.writeEndArray();
    json.writeName("object");
    switch (include) {
      case NONE -> json.writeNull();
      case METADATA -> new PartialContent(row.metadata(), metaApiVersion).writeJson(json);
      case OBJECT -> row.object().writeJson(json);
    }
    json.writeEndObject();
  }

  /** Negotiation offers no tables in protobuf, and refuses watches of them. */
  @Override
  public byte[] protobuf() {
    throw new UnsupportedOperationException("tables have no protobuf form");
  }
}
