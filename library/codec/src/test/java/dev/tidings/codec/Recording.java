package dev.tidings.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** Lines of JSON that were recorded from a real cluster. */
final class Recording {
  private Recording() {}

  static Stream<JsonNode> lines(String file) {
    var resource = Objects.requireNonNull(Recording.class.getResourceAsStream("/" + file), file);
    try {
      var text = new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8);
      return new BufferedReader(text).lines().map(KubernetesJson.MAPPER::readTree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
