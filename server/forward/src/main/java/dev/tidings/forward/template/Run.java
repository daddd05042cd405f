package dev.tidings.forward.template;

/** What one rendering has used up and written. Of one thread. */
final class Run {
  private static final int CHARACTERS_PER_STEP = 64;

  private final TemplateLimits limits;
  private final Surroundings surroundings;
  private final StringBuilder output = new StringBuilder();
  private long steps;
  private int depth;

  Run(TemplateLimits limits, Surroundings surroundings) {
    this.limits = limits;
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  String output() {
    return output.toString();
  }

  void write(String text) throws CallException {
    reserve((long) output.length() + text.length());
    output.append(text);
  }

  void step() throws CallException {
    work(1);
  }

  void work(long more) throws CallException {
    steps += more;
    if (steps > limits.steps()) {
      throw new CallException("the template takes more than " + limits.steps() + " steps");
    }
  }

  void enter() throws CallException {
    if (++depth > limits.depth()) {
      throw new CallException("exceeded maximum template depth (" + limits.depth() + ")");
    }
  }

  void leave() {
    depth--;
  }

  void reserve(long size) throws CallException {
    if (size > limits.characters()) {
      throw new CallException(
          "the template makes more than " + limits.characters() + " characters");
    }
  }

  /** Asks that for what a function made, and counts the work. */
  void check(Value made) throws CallException {
    long size = Size.of(made, limits.characters());
    reserve(size);
    work(size / CHARACTERS_PER_STEP);
  }
}
