package dev.tidings.api.events;

import java.util.Iterator;
import java.util.function.Function;

/** Each of other things as something else, made when it is reached. */
record Each<F, T>(Iterable<F> from, Function<F, T> made) implements Iterable<T> {
  @Override
  public Iterator<T> iterator() {
    Iterator<F> each = from.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public T next() {
        return made.apply(each.next());
      }
    };
  }
}
