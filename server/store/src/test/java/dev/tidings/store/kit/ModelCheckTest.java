package dev.tidings.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckTest {
  @TempDir Path scratch;

  @Test
  void aCorrectStorePasses() {
    assertThat(new ModelCheck(ModelStores.opener(), scratch).run(1, 20)).isEmpty();
  }

  @Test
  void aStoreThatAnswersOldListsFromThePresentIsFoundWithFewSteps() {
    StoreOpener models = ModelStores.opener();
    StoreOpener faulty =
        settings -> {
          Opened correct = models.open(settings);
          return new Opened(new PresentOnly(correct.store()), correct.upkeep());
        };
    var failure = new ModelCheck(faulty, scratch).run(1, 20).orElseThrow();
    assertThat(failure.steps()).hasSizeLessThanOrEqualTo(2);
    assertThat(failure.toString()).contains("seed ", ", 2 steps", "Writes", "ListInPages");
  }
}
