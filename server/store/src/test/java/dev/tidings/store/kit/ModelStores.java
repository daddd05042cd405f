package dev.tidings.store.kit;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opens models, each remembered by its directory. */
final class ModelStores {
  private ModelStores() {}

  static StoreOpener opener() {
    Map<Path, ModelStore> disk = new ConcurrentHashMap<>();
    return settings -> {
      ModelStore model =
          disk.computeIfAbsent(settings.directory(), directory -> new ModelStore(settings));
      return new Opened(model, model::upkeep);
    };
  }
}
