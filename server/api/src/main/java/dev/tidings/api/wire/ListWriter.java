package dev.tidings.api.wire;

/** Writes one list in one encoding: its start, each of its items, its end. */
interface ListWriter {
  void start();

  void item(ListItem item);

  void end();
}
