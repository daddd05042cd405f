package dev.tidings.forward.template;

/** The types that moments have in events. */
public enum TimeType {
  /** Go's own. */
  TIME("time.Time"),
  /** Kubernetes' times of whole seconds. */
  SECONDS("v1.Time"),
  /** Kubernetes' times of microseconds. */
  MICROSECONDS("v1.MicroTime");

  private final String goName;

  TimeType(String goName) {
    this.goName = goName;
  }

  String goName() {
    return goName;
  }
}
