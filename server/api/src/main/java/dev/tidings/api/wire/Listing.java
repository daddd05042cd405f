package dev.tidings.api.wire;

import dev.tidings.codec.ListMeta;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What a list says beside its items: all that stands in front of them. */
public sealed interface Listing {
  String apiVersion();

  String kind();

  ListMeta metadata();

  /** The member that holds the items. */
  String itemsName();

  /** Writes the members in front of the one that holds the items. */
  void writeMembers(JsonGenerator json);

  /** Begins the list, up to its first item. */
  default void open(JsonGenerator json) {
    json.writeStartObject();
    MetaJson.writeType(json, kind(), apiVersion());
    writeMembers(json);
    json.writeArrayPropertyStart(itemsName());
  }

  /** Ends the list, after its last item. */
  default void close(JsonGenerator json) {
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Of objects of one kind. */
  record Objects(String apiVersion, String kind, ListMeta metadata) implements Listing {
    @Override
    public String itemsName() {
      return "items";
    }

    @Override
    public void writeMembers(JsonGenerator json) {
      MetaJson.writeListMeta(json, metadata);
    }
  }

  /**
   * Of the rows of a table, the form that {@code kubectl get} prints.
   *
   * @param columns the definitions, or none in the later tables of one watch
   */
  record Table(String apiVersion, ListMeta metadata, List<TableColumn> columns) implements Listing {
    @Override
    public String kind() {
      return "Table";
    }

    @Override
    public String itemsName() {
      return "rows";
    }

    @Override
    public void writeMembers(JsonGenerator json) {
      MetaJson.writeListMeta(json, metadata);
      if (columns.isEmpty()) {
        json.writeNullProperty("columnDefinitions");
      } else {
        json.writeArrayPropertyStart("columnDefinitions");
        columns.forEach(column -> column.writeJson(json));
        json.writeEndArray();
      }
    }
  }
}
