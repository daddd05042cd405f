package dev.tidings.api.events;

import dev.tidings.api.read.Answer;
import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.Form;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.IncludeObject;
import dev.tidings.api.wire.ListContent;
import dev.tidings.api.wire.PartialContent;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Statuses;
import dev.tidings.api.wire.TableColumn;
import dev.tidings.api.wire.TableContent;
import dev.tidings.codec.ListMeta;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Gives events the shape that a client asked for. */
record EventShapes(Form form, ApiGroup group, IncludeObject include, InstantSource clock) {
  /** Reads what a request says of the shape; a table may be asked for in a way there is none. */
  static EventShapes of(HttpCall call, Form form, ApiGroup group, InstantSource clock)
      throws RefusedException {
    return new EventShapes(form, group, IncludeObject.of(call, form), clock);
  }

  /** Refuses a shape that single events cannot have. */
  void requireOne() throws RefusedException {
    if (form.shape() == Form.Shape.PARTIALS) {
      throw new RefusedException(
          Statuses.notAcceptable(
              "you requested PartialObjectMetadataList, but the requested object is not a list"
                  + " (*core.Event)"));
    }
  }

  /** One event that stands alone. */
  Content first(Event event) {
    return one(event, EventTableRow.COLUMNS);
  }

  /** One event after others of the same watch. */
  Content next(Event event) {
    return one(event, List.of());
  }

  private Content one(Event event, List<TableColumn> columns) {
    return switch (form.shape()) {
      case WHOLE -> new EventContent(event, group);
      case PARTIAL, PARTIALS -> new PartialContent(event.metadata(), form.metaApiVersion());
      case TABLE ->
          table(
              new ListMeta(event.metadata().resourceVersion(), "", null), columns, List.of(event));
    };
  }

  /** A list. */
  Content many(Answer.Many list) throws RefusedException {
    var metadata = new ListMeta(list.resourceVersion(), list.continueToken(), list.remaining());
    return switch (form.shape()) {
      case WHOLE ->
          new ListContent(
              group.apiVersion(),
              "EventList",
              metadata,
              list.events().stream().map(event -> new EventContent(event, group)).toList());
      case PARTIALS ->
          new ListContent(
              form.metaApiVersion(),
              "PartialObjectMetadataList",
              metadata,
              list.events().stream()
                  .map(event -> new PartialContent(event.metadata(), form.metaApiVersion()))
                  .toList());
      case TABLE -> table(metadata, EventTableRow.COLUMNS, list.events());
      case PARTIAL ->
          throw new RefusedException(
              Statuses.notAcceptable(
                  "you requested PartialObjectMetadata, but the requested object is a list"
                      + " (*core.EventList)"));
    };
  }

  private Content table(ListMeta metadata, List<TableColumn> columns, List<Event> events) {
    Instant now = clock.instant();
    List<EventTableRow> rows =
        events.stream().map(event -> new EventTableRow(event, group, now)).toList();
    return new TableContent(metadata, columns, rows, include, form.metaApiVersion());
  }
}
