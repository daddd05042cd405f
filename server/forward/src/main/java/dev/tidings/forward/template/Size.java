package dev.tidings.forward.template;

/**
 * How large a value is: its characters and elements, those within others as often as they occur.
 */
final class Size {
  private final long most;
  private long size;

  private Size(long most) {
    this.most = most;
  }

  /** The size, or something more than the most that is asked for. */
  static long of(Value value, long most) {
    var size = new Size(most);
    size.add(value);
    return size.size;
  }

  private void add(Value value) {
    size++;
    if (size > most) {
      return;
    }
    switch (value) {
      case Value.Text text -> size += text.value().length();
      case Value.Sequence sequence -> sequence.elements().forEach(this::add);
      case Value.Mapping mapping -> mapping.entries().values().forEach(this::add);
      default -> {}
    }
  }
}
