package dev.tidings.forward.template;

/** A part of a template that has no value. */
final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // never written
  private final Located part;

  EvaluationException(Located part, String problem) {
    super(problem);
    this.part = part;
  }

  Located part() {
    return part;
  }
}
