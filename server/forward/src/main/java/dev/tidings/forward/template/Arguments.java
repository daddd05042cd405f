package dev.tidings.forward.template;

import dev.tidings.forward.template.Value.Bool;
import dev.tidings.forward.template.Value.Int;
import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.Real;
import dev.tidings.forward.template.Value.Text;
import dev.tidings.forward.template.Value.Time;
import java.util.List;

/** What a function is called with; each is of the type that its parameter says. */
public final class Arguments {
  private final List<Value> values;
  private final Run run;

  Arguments(List<Value> values, Run run) {
    this.values = values;
    this.run = run;
  }

  int size() {
    return values.size();
  }

  Value any(int index) {
    return values.get(index);
  }

  /** All from this one on. */
  List<Value> from(int index) {
    return values.subList(index, values.size());
  }

  String text(int index) {
    return ((Text) values.get(index)).value();
  }

  int number(int index) {
    long number = ((Int) values.get(index)).value();
    return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  double real(int index) {
    return ((Real) values.get(index)).value();
  }

  boolean truth(int index) {
    return ((Bool) values.get(index)).value();
  }

  Mapping map(int index) {
    return (Mapping) values.get(index);
  }

  Time time(int index) {
    return (Time) values.get(index);
  }

  Surroundings surroundings() {
    return run.surroundings();
  }

  /**
   * Asks whether something of this size may be made.
   *
   * @throws CallException if it would be too large
   */
  void reserve(long size) throws CallException {
    run.reserve(size);
  }

  /**
   * Counts work that takes longer the more there is.
   *
   * @throws CallException if the template has done too much
   */
  void step(int work) throws CallException {
    run.work(work);
  }
}
