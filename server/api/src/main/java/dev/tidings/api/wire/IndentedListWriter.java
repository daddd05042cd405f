package dev.tidings.api.wire;

import dev.tidings.codec.JsonBytes;
import dev.tidings.codec.KubernetesJson;
import tools.jackson.core.JsonGenerator;

/** Writes a list as indented JSON, for the eye. */
final class IndentedListWriter implements ListWriter {
  private final Listing listing;
  private final JsonGenerator json;

  IndentedListWriter(Listing listing, JsonBytes out) {
    this.listing = listing;
    this.json = KubernetesJson.generator(out, true);
  }

  @Override
  public void start() {
    listing.open(json);
  }

  @Override
  public void item(ListItem item) {
    item.writeItem(json);
  }

  @Override
  public void end() {
    listing.close(json);
    json.close();
  }
}
