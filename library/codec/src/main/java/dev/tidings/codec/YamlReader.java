package dev.tidings.codec;

import dev.tidings.event.GoText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds a tree from the first document of a YAML stream. */
final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 1000;

  /** How much text aliases may stand for, all together. */
  private static final long ALIAS_BUDGET = 4 << 20;

  private final Iterator<Event> events;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private long read;
  private long aliased;
  private int depth;

  /** What an anchor names, and how much text it stands for; no node while it is being read. */
  private record Anchored(@Nullable JsonNode node, long size) {}

  YamlReader(String text) {
    events = new Parse(SETTINGS).parseString(text).iterator();
  }

  List<String> duplicates() {
    return duplicates;
  }

  JsonNode document() {
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent node) {
        return node(node);
      }
    }
    return NODES.nullNode();
  }

  private JsonNode node(NodeEvent event) {
    if (event instanceof AliasEvent alias) {
      return aliased(alias.getAlias().getValue());
    }
    if (++depth > MAX_DEPTH) {
      throw new YamlEngineException("exceeded max depth");
    }
    long start = read++;
    String anchor = event.getAnchor().map(name -> name.getValue()).orElse("");
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
      throw new YamlEngineException("unknown anchor '" + name + "' referenced");
    }
    if (anchored.node() == null) {
      throw new YamlEngineException("anchor '" + name + "' value contains itself");
    }
    read += anchored.size();
    aliased += anchored.size();
    if (aliased > ALIAS_BUDGET) {
      throw new YamlEngineException("document contains excessive aliasing");
    }
    return anchored.node();
  }

  private ArrayNode sequence() {
    ArrayNode array = NODES.arrayNode();
    for (Event next = events.next(); next instanceof NodeEvent node; next = events.next()) {
      array.add(node(node));
    }
    return array;
  }

  private ObjectNode mapping() {
    ObjectNode object = NODES.objectNode();
    for (Event next = events.next(); next instanceof NodeEvent key; next = events.next()) {
      int line = key.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
      boolean merge = isMerge(key);
      JsonNode name = node(key);
      JsonNode value = node((NodeEvent) events.next());
      if (merge) {
        merge(object, value);
      } else {
        put(object, name, value, line);
      }
    }
    return object;
  }

  private static boolean isMerge(NodeEvent key) {
    return key instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<");
  }

  private void merge(ObjectNode object, JsonNode merged) {
    if (merged instanceof ObjectNode members) {
      members.forEachEntry(object::set);
    } else if (merged instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        merge(object, list.path(i));
      }
    } else {
      throw new YamlEngineException("map merge requires map or sequence of maps as the value");
    }
  }

  private void put(ObjectNode object, JsonNode key, JsonNode value, int line) {
    if (key.isContainer() || key.isNull()) {
      throw new YamlEngineException("invalid map key: " + GoValues.print(key));
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
    return switch (event.getTag().orElse("")) {
      case "" -> event.isPlain() ? YamlScalars.value(text) : NODES.stringNode(text);
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
      throw new YamlEngineException("!!binary value contains invalid base64 data", e);
    }
  }
}
