package dev.tidings.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Outcomes that are known, and told once no lock is held. */
final class Settled {
  private final List<Offer> offers = new ArrayList<>(1);
  private final List<Outcome> outcomes = new ArrayList<>(1);

  void add(Offer offer, Outcome outcome) {
    offers.add(offer);
    outcomes.add(outcome);
  }

  void addAll(List<Offer> all, Outcome outcome) {
    all.forEach(offer -> add(offer, outcome));
  }

  void tell(BiConsumer<Offer, Outcome> ends) {
    for (int i = 0; i < offers.size(); i++) {
      ends.accept(offers.get(i), outcomes.get(i));
    }
  }
}
