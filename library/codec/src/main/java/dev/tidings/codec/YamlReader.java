package dev.tidings.codec;

import dev.tidings.event.GoText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds trees from the documents of a YAML stream. */
final class YamlReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 1000;

  /** How much text aliases may stand for, all together. */
  private static final long ALIAS_BUDGET = 4 << 20;

  private final Parser events;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private final YamlEscapes escapes;
  private long read;
  private long aliased;
  private int depth;

  /** What an anchor names, and how much text it stands for; no node while it is being read. */
  private record Anchored(@Nullable JsonNode node, long size) {}

  YamlReader(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(MAX_DEPTH);
    events = new ParserImpl(new StreamReader(text), options);
    escapes = new YamlEscapes(text);
  }

  List<String> duplicates() {
    return duplicates;
  }

  /** The first document; null in JSON's sense when there is none. */
  JsonNode document() {
    return nextContent().map(this::node).orElseGet(NODES::nullNode);
  }

  /** All documents, each with the line at which its content begins. */
  List<ManifestDocument> documents() {
    var documents = new ArrayList<ManifestDocument>();
    Optional<NodeEvent> next = nextContent();
    while (next.isPresent()) {
      anchors.clear();
      int line = next.get().getStartMark().getLine() + 1;
      documents.add(new ManifestDocument(line, node(next.get())));
      next = nextContent();
    }
    return documents;
  }

  /** Where the content of the next document begins; empty after the last. */
  private Optional<NodeEvent> nextContent() {
    for (Event event = next(); !event.is(Event.ID.StreamEnd); event = next()) {
      if (event instanceof NodeEvent content) {
        return Optional.of(content);
      }
    }
    return Optional.empty();
  }

  private Event next() {
    return events.getEvent();
  }

  private JsonNode node(NodeEvent event) {
    if (event instanceof AliasEvent alias) {
      return aliased(alias.getAnchor());
    }
    if (++depth > MAX_DEPTH) {
      throw new YAMLException("exceeded max depth");
    }
    long start = read++;
    String anchor = event.getAnchor() == null ? "" : event.getAnchor();
    anchors.put(anchor, new Anchored(null, 0));
    JsonNode node =
        switch (event.getEventId()) {
          case SequenceStart -> sequence();
          case MappingStart -> mapping();
          default -> scalar((ScalarEvent) event);
        };
    anchors.put(anchor, new Anchored(node, read - start));
    depth--;
    return node;
  }

  private JsonNode aliased(String name) {
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new YAMLException("unknown anchor '" + name + "' referenced");
    }
    if (anchored.node() == null) {
      throw new YAMLException("anchor '" + name + "' value contains itself");
    }
    read += anchored.size();
    aliased += anchored.size();
    if (aliased > ALIAS_BUDGET) {
      throw new YAMLException("document contains excessive aliasing");
    }
    return anchored.node();
  }

  private ArrayNode sequence() {
    ArrayNode array = NODES.arrayNode();
    for (Event next = next(); next instanceof NodeEvent node; next = next()) {
      array.add(node(node));
    }
    return array;
  }

  private ObjectNode mapping() {
    ObjectNode object = NODES.objectNode();
    for (Event next = next(); next instanceof NodeEvent key; next = next()) {
      int line = key.getStartMark().getLine() + 1;
      boolean merge = isMerge(key);
      JsonNode name = node(key);
      JsonNode value = node((NodeEvent) next());
      if (merge) {
        merge(object, value);
      } else {
        put(object, name, value, line);
      }
    }
    return object;
  }

  private static boolean isMerge(NodeEvent key) {
    return key instanceof ScalarEvent scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && scalar.getValue().equals("<<");
  }

  private void merge(ObjectNode object, JsonNode merged) {
    if (merged instanceof ObjectNode members) {
      members.forEachEntry(object::set);
    } else if (merged instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        merge(object, list.path(i));
      }
    } else {
      throw new YAMLException("map merge requires map or sequence of maps as the value");
    }
  }

  private void put(ObjectNode object, JsonNode key, JsonNode value, int line) {
    if (key.isContainer() || key.isNull()) {
      throw new YAMLException("invalid map key: " + GoValues.print(key));
    }
    String name = GoValues.print(key);
    if (object.has(name)) {
      String quoted = key.isString() ? GoText.quote(name) : name;
      duplicates.add("line " + line + ": key " + quoted + " already set in map");
    }
    object.set(name, value);
  }

  private JsonNode scalar(ScalarEvent event) {
    String text = event.getValue();
    read += text.length();
    escapes.check(event);
    return switch (event.getTag() == null ? "" : event.getTag()) {
      case "" ->
          event.getScalarStyle() == ScalarStyle.PLAIN
              ? YamlScalars.value(text)
              : NODES.stringNode(text);
      case "tag:yaml.org,2002:int",
          "tag:yaml.org,2002:float",
          "tag:yaml.org,2002:bool",
          "tag:yaml.org,2002:null" ->
          YamlScalars.value(text);
      case "tag:yaml.org,2002:binary" -> binary(text);
      default -> NODES.stringNode(text);
    };
  }

  private static JsonNode binary(String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.UTF_8));
      return NODES.stringNode(GoStrings.decode(bytes));
    } catch (IllegalArgumentException e) {
      throw new YAMLException("!!binary value contains invalid base64 data", e);
    }
  }
}
