package dev.tidings.examples.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.examples.operator.BackupStatus.Phase;
import dev.tidings.sink.fabric8.Fabric8EventSink;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator at work: fabric8's mock takes the part of the cluster, a test that of its kubelet,
 * and the events go to Tidings.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnableKubernetesMockClient(crud = true)
class BackupOperatorTest {
  private static final String IMAGE = "registry.example.com/backup:7";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @SuppressWarnings("NullAway.Init")
  static KubernetesClient cluster;

  @SuppressWarnings("NullAway.Init")
  private static TidingsServer tidings;

  /** Starting Tidings may build it first. */
  @BeforeAll
  @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  static void aBackupIsMade() throws IOException {
    tidings = TidingsServer.start(folder.resolve("data"));
    try (KubernetesClient client =
            new KubernetesClientBuilder().withConfig(tidings.config()).build();
        BackupOperator operator = new BackupOperator(cluster, Fabric8EventSink.of(client))) {
      operator.start();
      cluster.resource(nightly()).create();
      await(nightly(), Phase.RUNNING);
      kubeletSays(new PodStatusBuilder().withPhase("Pending"), "ErrImagePull");
      await(nightly(), Phase.BLOCKED);
      kubeletSays(new PodStatusBuilder().withPhase("Succeeded"), "Completed");
      await(nightly(), Phase.COMPLETED);
      nightlysPod().delete();
      // Once this one runs, what the deletion set off has been seen to.
      cluster.resource(backup("stock", "weekly")).create();
      await(backup("stock", "weekly"), Phase.RUNNING);
    }
  }

  @AfterAll
  static void stop() {
    tidings.close();
  }

  private static Backup nightly() {
    return backup("shop", "nightly");
  }

  private static Backup backup(String namespace, String name) {
    Backup backup = new Backup();
    backup.setMetadata(new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
    backup.setSpec(new BackupSpec(IMAGE));
    return backup;
  }

  private static void await(Backup backup, Phase phase) {
    cluster
        .resource(backup)
        .waitUntilCondition(
            seen -> new BackupStatus(phase).equals(seen.getStatus()), 60, TimeUnit.SECONDS);
  }

  private static void kubeletSays(PodStatusBuilder status, String reason) {
    status
        .addNewContainerStatus()
        .withName("backup")
        .withNewState()
        .withNewWaiting()
        .withReason(reason)
        .endWaiting()
        .endState()
        .endContainerStatus();
    nightlysPod().editStatus(pod -> pod.edit().withStatus(status.build()).build());
  }

  private static PodResource nightlysPod() {
    return cluster.pods().inNamespace("shop").withName("backup-nightly");
  }

  @Test
  void aBackupThatIsFinishedIsNotMadeAgainWhenItsPodIsGone() throws Exception {
    assertThat(nightlysPod().get()).isNull();
    assertThat(only("Started").getCount()).isEqualTo(1);
  }

  @Test
  void theBackupsEventsTellItsStory() throws Exception {
    assertThat(events())
        .filteredOn(event -> event.getInvolvedObject().getKind().equals("Backup"))
        .allSatisfy(
            event -> {
              assertThat(event.getInvolvedObject().getName()).isEqualTo("nightly");
              assertThat(event.getInvolvedObject().getApiVersion()).isEqualTo("example.com/v1");
              assertThat(event.getInvolvedObject().getUid()).isNotEmpty();
              assertThat(event.getRelated().getName()).isEqualTo("backup-nightly");
              assertThat(event.getReportingComponent()).isEqualTo("example.com/backup-operator");
            })
        .extracting(event -> event.getType() + " " + event.getReason() + ": " + event.getMessage())
        .containsExactlyInAnyOrder(
            "Normal Started: backup nightly started", "Normal Completed: backup nightly completed");
  }

  @Test
  void theStartSaysWithWhat() throws Exception {
    Event started = only("Started");

    assertThat(started.getAction()).isEqualTo("Backup");
    assertThat(started.getMetadata().getAnnotations()).containsEntry("example.com/image", IMAGE);
  }

  @Test
  void theImageThatCannotBePulledIsTheContainers() throws Exception {
    Event failed = only("PullFailed");

    assertThat(failed.getType()).isEqualTo("Warning");
    assertThat(failed.getMessage()).isEqualTo("cannot pull " + IMAGE);
    assertThat(failed.getInvolvedObject().getKind()).isEqualTo("Pod");
    assertThat(failed.getInvolvedObject().getFieldPath()).isEqualTo("spec.containers{backup}");
    assertThat(failed.getRelated().getKind()).isEqualTo("Backup");
  }

  @Test
  void kubectlShowsThem() throws Exception {
    List<String> printed =
        Kubectl.lines(
            tidings.uri(),
            folder,
            "get events -n shop --field-selector involvedObject.kind=Backup --no-headers"
                + " -o custom-columns=TYPE:.type,REASON:.reason,OF:.involvedObject.name");

    assertThat(printed)
        .map(line -> line.replaceAll(" +", " "))
        .containsExactlyInAnyOrder("Normal Started nightly", "Normal Completed nightly");
  }

  private static Event only(String reason) throws Exception {
    List<Event> found =
        events().stream().filter(event -> event.getReason().equals(reason)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<Event> events() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(tidings.uri().resolve("/api/v1/namespaces/shop/events"))
            .timeout(Duration.ofSeconds(30))
            .build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return Serialization.unmarshal(body, EventList.class).getItems();
  }
}
