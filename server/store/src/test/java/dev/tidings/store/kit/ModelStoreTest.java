package dev.tidings.store.kit;

class ModelStoreTest extends EventStoreContract {
  private final StoreOpener models = ModelStores.opener();

  @Override
  protected StoreOpener opener() {
    return models;
  }
}
