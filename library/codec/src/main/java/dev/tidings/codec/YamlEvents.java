package dev.tidings.codec;

import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** YAML on its way to JSON. */
final class YamlEvents {
  private static final YAMLMapper MAPPER = new YAMLMapper();

  private YamlEvents() {}

  static byte[] toJson(byte[] yaml) throws DecodeException {
    try {
      return KubernetesJson.bytes(MAPPER.readTree(yaml));
    } catch (JacksonException e) {
      throw TypeMeta.unrecognized("yaml: " + e.getOriginalMessage(), yaml);
    }
  }
}
