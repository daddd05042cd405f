package dev.tidings.api.wire;

import tools.jackson.core.JsonGenerator;

/** One object as a table of one row. */
public record TableContent(Listing.Table table, TableItem row) implements Content {
  @Override
  public String apiVersion() {
    return table.apiVersion();
  }

  @Override
  public String kind() {
    return table.kind();
  }

  @Override
  public void writeMembers(JsonGenerator json) {
    table.writeMembers(json);
    json.writeArrayPropertyStart(table.itemsName());
    row.writeItem(json);
    json.writeEndArray();
  }

  @Override
  public byte[] protobuf() {
    return row.protobuf();
  }
}
