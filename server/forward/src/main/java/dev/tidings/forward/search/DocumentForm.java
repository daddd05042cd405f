package dev.tidings.forward.search;

/** What of a message is in its document. */
public enum DocumentForm {
  /** The body as it is. */
  BODY,
  /** The body, with {@code @timestamp} and with what {@code tidings} says of where it is from. */
  STAMPED,
  /** The same, with underscores for the dots in the names of labels and annotations. */
  STAMPED_WITHOUT_DOTS
}
