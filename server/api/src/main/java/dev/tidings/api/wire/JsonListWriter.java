package dev.tidings.api.wire;

import dev.tidings.codec.JsonBytes;
import dev.tidings.codec.KubernetesJson;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a list as JSON that is not indented, on one line. Items that can be written from what is
 * stored are; so they stand between what a generator writes, which takes the list for an empty one.
 */
final class JsonListWriter implements ListWriter {
  private final Listing listing;
  private final JsonBytes out;
  private final JsonGenerator json;
  private boolean empty = true;

  JsonListWriter(Listing listing, JsonBytes out) {
    this.listing = listing;
    this.out = out;
    this.json = KubernetesJson.generator(out, false);
  }

  @Override
  public void start() {
    listing.open(json);
    json.flush();
  }

  @Override
  public void item(ListItem item) {
    if (!empty) {
      out.write(',');
    }
    empty = false;
    if (!item.writeStored(out)) {
      try (var single = KubernetesJson.generator(out, false)) {
        item.writeItem(single);
      }
    }
  }

  @Override
  public void end() {
    listing.close(json);
    json.close();
    out.write('\n');
  }
}
