package dev.tidings.api.namespaces;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.Form;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.IncludeObject;
import dev.tidings.api.wire.ListContent;
import dev.tidings.api.wire.Listing;
import dev.tidings.api.wire.PartialContent;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.TableContent;
import dev.tidings.api.wire.TableItem;
import dev.tidings.codec.ListMeta;
import dev.tidings.event.ObjectMeta;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Gives namespaces the shape that a client asked for.
 *
 * @param now the time that ages are counted to
 */
record NamespaceShapes(Form form, IncludeObject include, Instant now) {
  static NamespaceShapes of(HttpCall call, Form form, InstantSource clock) throws RefusedException {
    return new NamespaceShapes(form, IncludeObject.of(call, form), clock.instant());
  }

  Content one(ObjectMeta namespace) {
    return switch (form.shape()) {
      case WHOLE -> new NamespaceContent(namespace);
      case PARTIAL, PARTIALS -> partial(namespace);
      case TABLE ->
          new TableContent(
              table(new ListMeta(namespace.resourceVersion(), "", null)), row(namespace));
    };
  }

  ListContent many(ListMeta metadata, List<ObjectMeta> namespaces) {
    return switch (form.shape()) {
      case WHOLE ->
          new ListContent(
              new Listing.Objects("v1", "NamespaceList", metadata),
              namespaces.stream().map(NamespaceContent::new).toList());
      case PARTIAL, PARTIALS ->
          new ListContent(
              new Listing.Objects(form.metaApiVersion(), "PartialObjectMetadataList", metadata),
              namespaces.stream().map(this::partial).toList());
      case TABLE -> new ListContent(table(metadata), namespaces.stream().map(this::row).toList());
    };
  }

  private PartialContent partial(ObjectMeta namespace) {
    return new PartialContent(namespace, form.metaApiVersion());
  }

  private Listing.Table table(ListMeta metadata) {
    return new Listing.Table(form.metaApiVersion(), metadata, NamespaceTableRow.COLUMNS);
  }

  private TableItem row(ObjectMeta namespace) {
    return new TableItem(new NamespaceTableRow(namespace, now), include, form.metaApiVersion());
  }
}
