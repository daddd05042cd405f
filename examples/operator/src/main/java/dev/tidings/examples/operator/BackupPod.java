package dev.tidings.examples.operator;

import dev.tidings.examples.operator.BackupStatus.Phase;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Objects;

/** The pod that makes a backup. */
final class BackupPod {
  static final String CONTAINER = "backup";

  private BackupPod() {}

  static Pod of(Backup backup) {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(backup.getMetadata().getNamespace())
            .withName("backup-" + backup.getMetadata().getName())
            .endMetadata()
            .withNewSpec()
            .withRestartPolicy("Never")
            .addNewContainer()
            .withName(CONTAINER)
            .withImage(backup.getSpec().image())
            .endContainer()
            .endSpec()
            .build();
    pod.addOwnerReference(backup);
    return pod;
  }

  static Phase phase(Pod pod) {
    PodStatus status = Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
    return switch (Objects.requireNonNullElse(status.getPhase(), "Pending")) {
      case "Succeeded" -> Phase.COMPLETED;
      case "Failed" -> Phase.FAILED;
      default -> hasNoImage(status) ? Phase.BLOCKED : Phase.RUNNING;
    };
  }

  private static boolean hasNoImage(PodStatus status) {
    return status.getContainerStatuses().stream()
        .map(ContainerStatus::getState)
        .filter(Objects::nonNull)
        .map(ContainerState::getWaiting)
        .filter(Objects::nonNull)
        .map(ContainerStateWaiting::getReason)
        .anyMatch(reason -> "ErrImagePull".equals(reason) || "ImagePullBackOff".equals(reason));
  }
}
