package dev.tidings.sink.http;

/** Through which API group a sink writes events. */
public enum GroupChoice {
  /** core/v1: repeats are counted, and each count can be seen at once. Every server has it. */
  CORE,
  /** events.k8s.io/v1: repeats are a series, whose count is written now and then. */
  EVENTS,
  /** events.k8s.io/v1 where the server says that it has it, core/v1 otherwise. */
  AUTO
}
