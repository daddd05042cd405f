package dev.tidings.sink.clientjava;

import io.kubernetes.client.openapi.models.V1Pod;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the classes of the client's model are in Kubernetes, as far as their names do not say it:
 * {@code V1Deployment} tells version and kind, but not that it is of the group {@code apps}.
 *
 * <p>The client's own ModelMapper knows it only after it has asked a server.
 */
final class BuiltInTypes extends ClassValue<TypeName> {
  private static final String MODELS = V1Pod.class.getPackageName();
  private static final String CORE = "core";
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "(?<prefix>[A-Za-z]*?)V(?<version>\\d+(?:(?:alpha|beta)\\d+)?)(?<kind>[A-Z]\\w*)");
  private static final Map<String, String> GROUPS =
      byKind(
          """
          admissionregistration.k8s.io: MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
          admissionregistration.k8s.io: MutatingWebhookConfiguration ValidatingWebhookConfiguration
          admissionregistration.k8s.io: ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
          apidiscovery.k8s.io: APIGroupDiscovery
          apiextensions.k8s.io: CustomResourceDefinition
          apiregistration.k8s.io: APIService
          apps: ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
          authentication.k8s.io: SelfSubjectReview TokenRequest TokenReview
          authorization.k8s.io: LocalSubjectAccessReview SubjectAccessReview
          authorization.k8s.io: SelfSubjectAccessReview SelfSubjectRulesReview
          autoscaling: HorizontalPodAutoscaler Scale
          batch: CronJob Job
          certificates.k8s.io: CertificateSigningRequest ClusterTrustBundle PodCertificateRequest
          coordination.k8s.io: Lease LeaseCandidate
          core: Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node
          core: PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController
          core: ResourceQuota Secret Service ServiceAccount
          discovery.k8s.io: EndpointSlice
          events.k8s.io: EventsEvent
          flowcontrol.apiserver.k8s.io: FlowSchema PriorityLevelConfiguration
          internal.apiserver.k8s.io: StorageVersion
          networking.k8s.io: IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR
          node.k8s.io: RuntimeClass
          policy: Eviction PodDisruptionBudget
          rbac.authorization.k8s.io: ClusterRole ClusterRoleBinding Role RoleBinding
          resource.k8s.io: DeviceClass DeviceTaintRule ResourceClaim ResourceClaimTemplate
          resource.k8s.io: ResourcePoolStatusRequest ResourceSlice
          scheduling.k8s.io: PodGroup PriorityClass Workload
          storage.k8s.io: CSIDriver CSINode CSIStorageCapacity StorageClass
          storage.k8s.io: VolumeAttachment VolumeAttributesClass
          storagemigration.k8s.io: StorageVersionMigration
          """);

  @Override
  protected TypeName computeValue(Class<?> model) {
    Matcher name = CLASS_NAME.matcher(model.getSimpleName());
    if (!model.getPackageName().equals(MODELS) || !name.matches()) {
      return TypeName.UNKNOWN;
    }
    String kind = name.group("kind");
    String group = GROUPS.getOrDefault(name.group("prefix") + kind, GROUPS.get(kind));
    return group == null
        ? TypeName.UNKNOWN
        : new TypeName((group.equals(CORE) ? "v" : group + "/v") + name.group("version"), kind);
  }

  private static Map<String, String> byKind(String lines) {
    Map<String, String> groups = new HashMap<>();
    for (String line : lines.lines().toList()) {
      String[] parts = line.split(": ", 2);
      for (String kind : parts[1].split(" ", -1)) {
        groups.put(kind, parts[0]);
      }
    }
    return Map.copyOf(groups);
  }
}
