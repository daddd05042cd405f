package dev.tidings.examples.operator;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import dev.tidings.examples.operator.BackupStatus.Phase;
import dev.tidings.recorder.EventRecorder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;

/** Starts a pod for each backup, and tells how it fares. */
@ControllerConfiguration
final class BackupReconciler implements Reconciler<Backup> {
  private final EventRecorder events;

  BackupReconciler(EventRecorder events) {
    this.events = events;
  }

  /** Pods lead to the backup that owns them. */
  @Override
  public List<EventSource<?, Backup>> prepareEventSources(EventSourceContext<Backup> context) {
    var pods = InformerEventSourceConfiguration.from(Pod.class, Backup.class).build();
    return List.of(new InformerEventSource<>(pods, context));
  }

  @Override
  public UpdateControl<Backup> reconcile(Backup backup, Context<Backup> context) {
    // Its pod may be gone by now, which is no reason to make the backup again.
    if (isFinished(backup)) {
      return UpdateControl.noUpdate();
    }
    Optional<Pod> pod = context.getSecondaryResource(Pod.class);
    if (pod.isEmpty()) {
      start(backup, context.getClient());
      return update(backup, Phase.RUNNING);
    }
    Phase phase = BackupPod.phase(pod.get());
    tell(backup, pod.get(), phase);
    return update(backup, phase);
  }

  private static boolean isFinished(Backup backup) {
    BackupStatus status = backup.getStatus();
    return status != null && (status.phase() == Phase.COMPLETED || status.phase() == Phase.FAILED);
  }

  private void start(Backup backup, KubernetesClient cluster) {
    try {
      tellStart(backup, cluster.resource(BackupPod.of(backup)).create());
    } catch (KubernetesClientException e) {
      // A pod that is there already is not in the cache yet, and will be told of when it is.
      if (e.getCode() != HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private void tellStart(Backup backup, Pod pod) {
    events
        .about(backup)
        .related(pod)
        .action("Backup")
        .annotation("example.com/image", backup.getSpec().image())
        .normal("Started", "backup {} started", backup.getMetadata().getName());
  }

  private void tell(Backup backup, Pod pod, Phase phase) {
    String name = backup.getMetadata().getName();
    switch (phase) {
      case RUNNING -> {}
      // Each time that it is seen: repeats are counted in one event.
      case BLOCKED ->
          events
              .about(pod)
              .container(BackupPod.CONTAINER)
              .related(backup)
              .action("Pull")
              .warning("PullFailed", "cannot pull {}", backup.getSpec().image());
      case COMPLETED ->
          events.about(backup).related(pod).once().normal("Completed", "backup {} completed", name);
      case FAILED ->
          events.about(backup).related(pod).once().warning("Failed", "backup {} failed", name);
    }
  }

  private static UpdateControl<Backup> update(Backup backup, Phase phase) {
    BackupStatus status = new BackupStatus(phase);
    if (status.equals(backup.getStatus())) {
      return UpdateControl.noUpdate();
    }
    backup.setStatus(status);
    return UpdateControl.patchStatus(backup);
  }
}
