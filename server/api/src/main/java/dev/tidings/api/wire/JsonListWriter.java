package dev.tidings.api.wire;

import dev.tidings.codec.KubernetesJson;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;

/** Writes a list as JSON; one that is not indented ends its line. */
final class JsonListWriter implements ListWriter {
  private final Listing listing;
  private final ByteArrayOutputStream out;
  private final boolean pretty;
  private final JsonGenerator json;

  JsonListWriter(Listing listing, ByteArrayOutputStream out, boolean pretty) {
    this.listing = listing;
    this.out = out;
    this.pretty = pretty;
    this.json = KubernetesJson.generator(out, pretty);
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
    if (!pretty) {
      out.write('\n');
    }
  }
}
