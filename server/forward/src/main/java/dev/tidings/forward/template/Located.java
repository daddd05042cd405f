package dev.tidings.forward.template;

/** A part of a template that an error can be about. */
interface Located {
  /** Where it is, in characters from the template's beginning. */
  int at();

  /** The part as it would be written. */
  String source();
}
