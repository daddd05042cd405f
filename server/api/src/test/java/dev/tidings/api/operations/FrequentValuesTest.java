package dev.tidings.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrequentValuesTest {
  private final List<String> displaced = new ArrayList<>();
  private final FrequentValues<String> two = new FrequentValues<>(2, displaced::add);

  private boolean see(String value, int times) {
    boolean kept = false;
    for (int i = 0; i < times; i++) {
      kept = two.see(value);
    }
    return kept;
  }

  @Test
  void theFirstValuesAreKeptAndOthersAreNot() {
    assertThat(see("a", 3)).isTrue();
    assertThat(see("b", 3)).isTrue();
    assertThat(see("c", 1)).isFalse();
    assertThat(see("a", 1)).isTrue();
  }

  @Test
  void aValueSeenMoreThanTwiceAsOftenTakesThePlaceOfTheRarest() {
    see("a", 10);
    see("b", 3);

    assertThat(see("c", 6)).isFalse();
    assertThat(see("c", 1)).isTrue();
    assertThat(displaced).containsExactly("b");
    assertThat(see("b", 1)).isFalse();
  }

  @Test
  void valuesThatComeOnceEachTakeNobodysPlace() {
    see("a", 3);
    see("b", 3);

    // also when what was seen has counted half, several times
    for (int i = 0; i < 20_000; i++) {
      assertThat(two.see("once-" + i)).isFalse();
    }
    assertThat(displaced).isEmpty();
  }

  @Test
  void whatWasFrequentLongAgoMakesRoomForWhatIsNow() {
    see("a", 1_500);
    see("b", 1_500);

    see("a", 20_000);
    assertThat(see("c", 20)).isTrue();
    assertThat(displaced).containsExactly("b");
  }

  @Test
  void aForgottenPlaceIsFree() {
    see("a", 9);
    see("b", 9);

    two.forget("a");
    assertThat(see("c", 1)).isTrue();
    assertThat(displaced).isEmpty();
  }
}
