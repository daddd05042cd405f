package dev.tidings.api.events;

import dev.tidings.api.read.Answer;
import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.Form;
import dev.tidings.api.wire.FrameForm;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.IncludeObject;
import dev.tidings.api.wire.ListContent;
import dev.tidings.api.wire.Listing;
import dev.tidings.api.wire.PartialContent;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.SharedFrames;
import dev.tidings.api.wire.Statuses;
import dev.tidings.api.wire.TableColumn;
import dev.tidings.api.wire.TableContent;
import dev.tidings.api.wire.TableItem;
import dev.tidings.api.wire.WatchFrames;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.ListMeta;
import dev.tidings.codec.StoredJson;
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
          new TableContent(
              table(new ListMeta(event.metadata().resourceVersion(), "", null), columns),
              row(event, clock.instant()));
    };
  }

  /** How a watch is written. Tables are for each watch alone: they tell ages, and columns once. */
  WatchFrames frames(Encoding encoding) {
    var contents = new NotifiedContent(this);
    WatchFrames frames =
        encoding == Encoding.PROTOBUF ? new ProtobufFrames(contents) : new JsonFrames(contents);
    return form.shape() == Form.Shape.TABLE
        ? frames
        : new SharedFrames(
            new FrameForm(encoding, form.shape(), form.metaVersion(), group), frames);
  }

  /** A list. */
  ListContent many(Answer.Many list) throws RefusedException {
    var metadata = new ListMeta(list.resourceVersion(), list.continueToken(), list.remaining());
    var json = new StoredJson(group);
    return switch (form.shape()) {
      case WHOLE ->
          new ListContent(
              new Listing.Objects(group.apiVersion(), "EventList", metadata),
              new Each<>(list.events(), stored -> new StoredEventItem(stored, group, json)));
      case PARTIALS ->
          new ListContent(
              new Listing.Objects(form.metaApiVersion(), "PartialObjectMetadataList", metadata),
              new Each<>(
                  list.events(),
                  stored -> new StoredMetadataItem(stored, form.metaApiVersion(), json)));
      case TABLE -> {
        var rows = new StoredRows(this, clock.instant());
        yield new ListContent(
            table(metadata, EventTableRow.COLUMNS),
            new Each<>(list.events(), stored -> new StoredRowItem(stored, rows)));
      }
      case PARTIAL ->
          throw new RefusedException(
              Statuses.notAcceptable(
                  "you requested PartialObjectMetadata, but the requested object is a list"
                      + " (*core.EventList)"));
    };
  }

  private Listing.Table table(ListMeta metadata, List<TableColumn> columns) {
    return new Listing.Table(form.metaApiVersion(), metadata, columns);
  }

  TableItem row(Event event, Instant now) {
    return new TableItem(new EventTableRow(event, group, now), include, form.metaApiVersion());
  }
}
