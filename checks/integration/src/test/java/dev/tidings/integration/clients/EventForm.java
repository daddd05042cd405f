package dev.tidings.integration.clients;

/** A client's class for the events of a group, and how one is made. */
record EventForm<E>(Class<E> type, Maker<E> maker) {
  /** Makes an event, labelled with its state. */
  interface Maker<E> {
    E make(String namespace, String name, String state);
  }
}
