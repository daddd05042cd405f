package dev.tidings.codec;

import tools.jackson.databind.JsonNode;

/** YAML as Kubernetes writes it: members sorted, block style, quotes where they are needed. */
public final class KubernetesYaml {
  private KubernetesYaml() {}

  /** The tree as a YAML document that ends with a line break. */
  public static String text(JsonNode tree) {
    var writer = new YamlWriter();
    writer.document(tree);
    return writer.toString();
  }
}
