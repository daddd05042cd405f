package dev.tidings.api.wire;

import dev.tidings.codec.ListMeta;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Objects as the rows of a table, the form that {@code kubectl get} prints.
 *
 * @param columns the definitions, or none in the later tables of one watch
 */
public record TableContent(
    ListMeta metadata,
    List<TableColumn> columns,
    List<? extends TableRow> rows,
    IncludeObject include,
    String apiVersion)
    implements Content {
  @Override
  public String kind() {
    return "Table";
  }

  @Override
  public void writeJson(JsonGenerator json) {
    json.writeStartObject();
    MetaJson.writeType(json, this);
    MetaJson.writeListMeta(json, metadata);
    if (columns.isEmpty()) {
      json.writeNullProperty("columnDefinitions");
    } else {
      json.writeArrayPropertyStart("columnDefinitions");
      columns.forEach(column -> column.writeJson(json));
      json.writeEndArray();
    }
    json.writeArrayPropertyStart("rows");
    rows.forEach(row -> writeRow(json, row));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeRow(JsonGenerator json, TableRow row) {
    json.writeStartObject();
    json.writeArrayPropertyStart("cells");
    row.writeCells(json);
    json.writeEndArray();
    json.writeName("object");
    switch (include) {
      case NONE -> json.writeNull();
      case METADATA -> MetaJson.writePartial(json, apiVersion, row.metadata());
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
