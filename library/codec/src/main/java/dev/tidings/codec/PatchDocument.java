package dev.tidings.codec;

import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** What was made of the JSON of a patch. */
record PatchDocument<T>(T value, List<String> strictErrors) {
  static <T> PatchDocument<T> parse(byte[] body, Function<JsonReading, T> read)
      throws PatchException {
    byte[] text = GoStrings.repaired(body);
    try (var parser = KubernetesJson.MAPPER.createParser(text)) {
      if (parser.nextToken() == null) {
        throw malformed("unexpected end of JSON input");
      }
      var reading = new JsonReading(parser, text);
      T value = read.apply(reading);
      if (parser.nextToken() != null) {
        throw malformed("unexpected data after top-level value");
      }
      if (reading.error() != null) {
        throw malformed(reading.error());
      }
      return new PatchDocument<>(value, reading.strictErrors());
    } catch (JacksonException e) {
      throw malformed(KubernetesJson.problem(e));
    }
  }

  private static PatchException malformed(String why) {
    return new PatchException(PatchException.Failure.MALFORMED, "error decoding patch: " + why);
  }
}
