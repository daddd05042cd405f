package dev.tidings.cli;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.ManifestDocument;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Events of a file, as the changes by which they would have come into a store. */
final class InputChanges {
  private final List<Change> changes = new ArrayList<>();
  private final Map<EventKey, StoredEvent> present = new HashMap<>();

  private InputChanges() {}

  /**
   * Reads JSON, values one after another, or YAML.
   *
   * @throws CommandFailure when the file cannot be read, or holds something else than events
   */
  static List<Change> read(Path file) throws CommandFailure {
    var input = new InputChanges();
    try {
      for (JsonNode tree : trees(Files.readAllBytes(file))) {
        input.takeAll(tree);
      }
    } catch (IOException | DecodeException | JacksonException unusable) {
      throw new CommandFailure(
          "cannot read events from " + file + ": " + unusable.getMessage(), unusable);
    }
    return input.changes;
  }

  private static List<JsonNode> trees(byte[] file) throws DecodeException, JacksonException {
    boolean json = file.length > 0 && file[0] == '{';
    if (json) {
      try (var values = ApiClient.JSON.readerFor(JsonNode.class).<JsonNode>readValues(file)) {
        return values.readAll();
      }
    }
    return ManifestDocument.read(file).stream().map(ManifestDocument::tree).toList();
  }

  private void takeAll(JsonNode tree) throws DecodeException {
    if (tree.path("items").isArray()) {
      for (JsonNode item : tree.path("items")) {
        take(item, false);
      }
    } else if (tree.path("object").isObject()) {
      take(tree.path("object"), tree.path("type").asString("").equals("DELETED"));
    } else {
      take(tree, false);
    }
  }

  private void take(JsonNode tree, boolean deleted) throws DecodeException {
    Event event = EventDecoder.decode(tree, ApiGroup.CORE).event();
    StoredEvent before = present.get(event.key());
    StoredEvent after = stored(event, before);
    if (deleted) {
      changes.add(new Change(after.revision(), event.key(), after, null));
      present.remove(event.key());
    } else {
      changes.add(new Change(after.revision(), event.key(), before, after));
      present.put(event.key(), after);
    }
  }

  private StoredEvent stored(Event event, @Nullable StoredEvent before) {
    String version = event.metadata().resourceVersion();
    long revision = version.matches("\\d{1,18}") ? Long.parseLong(version) : changes.size() + 1;
    long created = before == null ? revision : before.createRevision();
    return new StoredEvent(event.key(), StoredForm.encode(event), revision, created, null);
  }
}
