package dev.tidings.forward.template;

import dev.tidings.forward.template.Value.Bool;
import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Real;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Go reads it where nothing says what it is: all numbers are float64. */
final class JsonValues {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonValues() {}

  static Value read(String json) throws CallException {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (tree.isMissingNode()) {
        throw new CallException("unexpected end of JSON input");
      }
      return of(tree);
    } catch (JacksonException e) {
      throw new CallException(String.valueOf(e.getOriginalMessage()));
    }
  }

  private static Value of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, POJO -> {
        Mapping mapping = Mapping.empty();
        node.forEachEntry((name, value) -> mapping.entries().put(name, of(value)));
        yield mapping;
      }
      case ARRAY -> {
        var elements = new ArrayList<Value>();
        node.forEach(element -> elements.add(of(element)));
        yield Value.list(elements);
      }
      case NUMBER -> new Real(node.doubleValue());
      case BOOLEAN -> new Bool(node.booleanValue());
      case STRING, BINARY -> Value.text(node.asString());
      case NULL, MISSING -> Nothing.NOTHING;
    };
  }
}
