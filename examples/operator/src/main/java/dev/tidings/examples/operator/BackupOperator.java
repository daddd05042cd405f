package dev.tidings.examples.operator;

import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventSink;
import dev.tidings.sink.fabric8.Fabric8EventSink;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;

/** The operator and its events. */
public final class BackupOperator implements AutoCloseable {
  private final EventBroadcaster events;
  private final Operator operator;

  /**
   * Does nothing yet.
   *
   * @param sink where events are written; through the same client, as a rule
   */
  public BackupOperator(KubernetesClient client, EventSink sink) {
    this.events =
        EventBroadcaster.builder(sink).reportingController("example.com/backup-operator").build();
    this.operator =
        new Operator(
            options ->
                options
                    .withKubernetesClient(client)
                    // Otherwise there would be no client left for the events of the last moment.
                    .withCloseClientOnStop(false)
                    .withUseSSAToPatchPrimaryResource(false));
    operator.register(new BackupReconciler(events.recorder()));
  }

  /** Begins to look for backups. */
  public void start() {
    operator.start();
  }

  /** First nothing happens any more, then what has happened is written; the client comes last. */
  @Override
  public void close() {
    try {
      operator.stop();
    } finally {
      events.close();
    }
  }

  /** Runs until it is terminated, with the configuration that kubectl would use, or the pod's. */
  public static void main(String... arguments) {
    KubernetesClient client = new KubernetesClientBuilder().build();
    BackupOperator operator = new BackupOperator(client, Fabric8EventSink.of(client));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  operator.close();
                  client.close();
                }));
    operator.start();
  }
}
