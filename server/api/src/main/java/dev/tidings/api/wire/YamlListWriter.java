package dev.tidings.api.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.KubernetesYaml;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a list as YAML. Members are sorted there, so the items stand among the others; they are
 * written as documents of one element, which look the same.
 */
final class YamlListWriter implements ListWriter {
  private final ByteArrayOutputStream out;
  private final String before;
  private final String name;
  private final String after;
  private boolean empty = true;

  YamlListWriter(Listing listing, ByteArrayOutputStream out) {
    this.out = out;
    this.name = listing.itemsName() + ":";
    String withoutItems =
        yaml(
            json -> {
              listing.open(json);
              listing.close(json);
            });
    String items = "\n" + name + " []\n";
    int at = withoutItems.indexOf(items);
    this.before = withoutItems.substring(0, at + 1);
    this.after = withoutItems.substring(at + items.length());
  }

  private static String yaml(Consumer<JsonGenerator> content) {
    return KubernetesYaml.text(Replies.tree(content));
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(UTF_8));
  }

  @Override
  public void start() {
    write(before + name);
  }

  @Override
  public void item(ListItem item) {
    if (empty) {
      write("\n");
      empty = false;
    }
    write(
        yaml(
            json -> {
              json.writeStartArray();
              item.writeItem(json);
              json.writeEndArray();
            }));
  }

  @Override
  public void end() {
    write((empty ? " []\n" : "") + after);
  }
}
