package dev.tidings.api.fields;

/** What becomes of fields that are applied and that others own with other values. */
public enum OnConflict {
  /** They stay, and nothing is applied. */
  REFUSE,

  /** They change, and their owner with them. */
  TAKE_OVER
}
