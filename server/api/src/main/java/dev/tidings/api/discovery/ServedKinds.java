package dev.tidings.api.discovery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything discovery tells of: events, namespaces, questions about rights and oneself, and the
 * built-in kinds that events are about.
 *
 * <p>The last are named so that {@code kubectl events --for KIND/NAME} knows what KIND is; they
 * have no verbs, and reading one is answered with 404. What there is in the server's own group has
 * no verbs either: it is no objects, and kubectl is to make nothing of it.
 */
final class ServedKinds {
  private static final List<String> EVENT_VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  private static final String IDENTITY = "authentication.k8s.io/v1";
  private static final String TIDINGS = TidingsPaths.GROUP + "/" + TidingsPaths.VERSION;
  private static final String RIGHTS = "authorization.k8s.io/v1";

  private static final List<ServedKind> ALL =
      List.of(
          events("", "v1"),
          new ServedKind(
              "",
              "v1",
              "namespaces",
              "namespace",
              "Namespace",
              false,
              List.of("ns"),
              List.of("create", "delete", "get", "list"),
              ""),
          ServedKind.named("v1", "configmaps", "ConfigMap", true, "cm"),
          ServedKind.named("v1", "endpoints", "Endpoints", true, "ep"),
          ServedKind.named("v1", "limitranges", "LimitRange", true, "limits"),
          ServedKind.named("v1", "nodes", "Node", false, "no"),
          ServedKind.named("v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, "pvc"),
          ServedKind.named("v1", "persistentvolumes", "PersistentVolume", false, "pv"),
          ServedKind.named("v1", "pods", "Pod", true, "po"),
          ServedKind.named("v1", "replicationcontrollers", "ReplicationController", true, "rc"),
          ServedKind.named("v1", "resourcequotas", "ResourceQuota", true, "quota"),
          ServedKind.named("v1", "secrets", "Secret", true),
          ServedKind.named("v1", "serviceaccounts", "ServiceAccount", true, "sa"),
          ServedKind.named("v1", "services", "Service", true, "svc"),
          ServedKind.named("apps/v1", "daemonsets", "DaemonSet", true, "ds"),
          ServedKind.named("apps/v1", "deployments", "Deployment", true, "deploy"),
          ServedKind.named("apps/v1", "replicasets", "ReplicaSet", true, "rs"),
          ServedKind.named("apps/v1", "statefulsets", "StatefulSet", true, "sts"),
          events("events.k8s.io", "v1"),
          ServedKind.review(IDENTITY, "selfsubjectreviews", "SelfSubjectReview", false),
          ServedKind.review(RIGHTS, "localsubjectaccessreviews", "LocalSubjectAccessReview", true),
          ServedKind.review(RIGHTS, "selfsubjectaccessreviews", "SelfSubjectAccessReview", false),
          ServedKind.review(RIGHTS, "selfsubjectrulesreviews", "SelfSubjectRulesReview", false),
          ServedKind.review(RIGHTS, "subjectaccessreviews", "SubjectAccessReview", false),
          ServedKind.named(
              "autoscaling/v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true, "hpa"),
          ServedKind.named("batch/v1", "cronjobs", "CronJob", true, "cj"),
          ServedKind.named("batch/v1", "jobs", "Job", true),
          ServedKind.named(
              "certificates.k8s.io/v1",
              "certificatesigningrequests",
              "CertificateSigningRequest",
              false,
              "csr"),
          ServedKind.named("networking.k8s.io/v1", "ingresses", "Ingress", true, "ing"),
          ServedKind.named(
              "networking.k8s.io/v1", "networkpolicies", "NetworkPolicy", true, "netpol"),
          ServedKind.named("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget", true, "pdb"),
          ServedKind.named("storage.k8s.io/v1", "storageclasses", "StorageClass", false, "sc"),
          ServedKind.named("coordination.k8s.io/v1", "leases", "Lease", true),
          ServedKind.named(TIDINGS, "histogram", "EventHistogram", false),
          ServedKind.named(TIDINGS, "objects", "EventObject", false),
          ServedKind.named(TIDINGS, "routes", "Route", false),
          ServedKind.named(TIDINGS, "search", "EventSearch", false),
          ServedKind.named(TIDINGS, "sources", "EventSources", false),
          ServedKind.named(TIDINGS, "stream", "EventStream", false),
          ServedKind.named(TIDINGS, "top", "EventTop", false));

  private ServedKinds() {}

  private static ServedKind events(String group, String version) {
    return new ServedKind(
        group,
        version,
        "events",
        "event",
        "Event",
        true,
        List.of("ev"),
        EVENT_VERBS,
        "r2yiGXH7wu8=");
  }

  /** The kinds of one group, in the order in which discovery lists them. */
  static List<ServedKind> of(String group) {
    return ALL.stream().filter(kind -> kind.group().equals(group)).toList();
  }

  /** The named groups, in the order in which clients prefer them. */
  static List<String> groups() {
    return ALL.stream().map(ServedKind::group).filter(g -> !g.isEmpty()).distinct().toList();
  }

  /** The version in which a group is served; empty for a group that is not. */
  static Optional<String> version(String group) {
    return inGroup(group).map(ServedKind::version).findFirst();
  }

  static Optional<ServedKind> find(String group, String resource) {
    return inGroup(group).filter(kind -> kind.resource().equals(resource)).findFirst();
  }

  private static Stream<ServedKind> inGroup(String group) {
    return ALL.stream().filter(kind -> kind.group().equals(group));
  }
}
