package dev.tidings.event;

/**
 * The rules every event is held to. An event without eventTime is an old one, of which only the
 * namespace matters; one with eventTime must say who did what.
 */
final class ContentRules {
  private static final int MAX_NAME_BYTES = 128;
  private static final int MAX_MESSAGE_BYTES = 1024;
  private static final String DEFAULT_NAMESPACE = "default";
  private static final String SYSTEM_NAMESPACE = "kube-system";

  private ContentRules() {}

  static void lenient(Event event, ApiGroup group, FieldErrors errors) {
    if (event.eventTime() == null) {
      namespaceOfOldEvent(event, errors);
    } else {
      namespaceOfNewEvent(event, errors);
      reporter(event, group, errors);
      atMost(MAX_MESSAGE_BYTES, "message", event.message(), errors);
    }
    String namespace = event.metadata().namespace();
    errors.invalid("namespace", namespace, NameRules.subdomain(namespace));
  }

  private static void namespaceOfOldEvent(Event event, FieldErrors errors) {
    String namespace = event.metadata().namespace();
    String objectNamespace = event.involvedObject().namespace();
    boolean clusterScoped = objectNamespace.isEmpty() && namespace.equals(DEFAULT_NAMESPACE);
    if (!clusterScoped && !objectNamespace.equals(namespace)) {
      errors.add(namespaceMismatch(objectNamespace));
    }
  }

  private static void namespaceOfNewEvent(Event event, FieldErrors errors) {
    String namespace = event.metadata().namespace();
    String objectNamespace = event.involvedObject().namespace();
    if (objectNamespace.isEmpty()
        && !namespace.equals(DEFAULT_NAMESPACE)
        && !namespace.equals(SYSTEM_NAMESPACE)) {
      errors.add(namespaceMismatch(objectNamespace));
    }
  }

  private static FieldError namespaceMismatch(String objectNamespace) {
    return FieldError.invalid(
        "involvedObject.namespace", objectNamespace, "does not match event.namespace");
  }

  private static void reporter(Event event, ApiGroup group, FieldErrors errors) {
    String controllerField = group == ApiGroup.CORE ? "reportingComponent" : "reportingController";
    String controller = event.reportingController();
    if (controller.isEmpty()) {
      errors.add(FieldError.required(controllerField, ""));
    }
    errors.invalid(controllerField, controller, NameRules.qualifiedName(controller));
    requiredName("reportingInstance", event.reportingInstance(), errors);
    requiredName("action", event.action(), errors);
    requiredName("reason", event.reason(), errors);
  }

  private static void requiredName(String field, String value, FieldErrors errors) {
    if (value.isEmpty()) {
      errors.add(FieldError.required(field, ""));
    }
    atMost(MAX_NAME_BYTES, field, value, errors);
  }

  private static void atMost(int bytes, String field, String value, FieldErrors errors) {
    if (NameRules.bytes(value) > bytes) {
      errors.add(FieldError.invalid(field, "", "can have at most " + bytes + " characters"));
    }
  }
}
