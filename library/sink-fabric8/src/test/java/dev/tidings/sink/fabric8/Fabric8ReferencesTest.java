package dev.tidings.sink.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.Referenced;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import org.junit.jupiter.api.Test;

class Fabric8ReferencesTest {
  private static final ObjectMeta METADATA =
      new ObjectMetaBuilder()
          .withNamespace("shop")
          .withName("nightly")
          .withUid("u-1")
          .withResourceVersion("42")
          .build();

  @Group("example.com")
  @Version("v1")
  static final class Backup extends CustomResource<Void, Void> implements Namespaced {}

  /** Says by annotations what it is, and has no fields of those names. */
  @Group("example.com")
  @Version("v2")
  @Kind("Restore")
  static final class AnnotatedOnly implements HasMetadata {
    @Override
    public ObjectMeta getMetadata() {
      return METADATA;
    }

    @Override
    public void setMetadata(ObjectMeta metadata) {}

    @Override
    public void setApiVersion(String version) {}
  }

  private static ObjectReference reference(Object object) {
    Referenced referenced = Fabric8EventSink.references().to(object);
    assertThat(referenced).isInstanceOf(Referenced.To.class);
    return ((Referenced.To) referenced).reference();
  }

  private static ObjectReference nightly(String apiVersion, String kind) {
    return new ObjectReference(kind, "shop", "nightly", "u-1", apiVersion, "42", "");
  }

  @Test
  void anObjectOfKubernetesOwn() {
    assertThat(reference(new DeploymentBuilder().withMetadata(METADATA).build()))
        .isEqualTo(nightly("apps/v1", "Deployment"));
  }

  @Test
  void anObjectWithoutNamespace() {
    var node = new NodeBuilder().withNewMetadata().withName("node-1").endMetadata().build();

    assertThat(reference(node))
        .isEqualTo(new ObjectReference("Node", "", "node-1", "", "v1", "", ""));
  }

  @Test
  void anObjectThatDoesNotSayWhatItIs() {
    Deployment deployment = new DeploymentBuilder().withMetadata(METADATA).build();
    deployment.setKind(null);
    deployment.setApiVersion(null);

    assertThat(reference(deployment)).isEqualTo(nightly("apps/v1", "Deployment"));
  }

  @Test
  void aCustomResource() {
    Backup backup = new Backup();
    backup.setMetadata(METADATA);

    assertThat(reference(backup)).isEqualTo(nightly("example.com/v1", "Backup"));
  }

  @Test
  void aResourceThatIsAnnotatedOnly() {
    assertThat(reference(new AnnotatedOnly())).isEqualTo(nightly("example.com/v2", "Restore"));
  }

  @Test
  void aGenericResource() {
    GenericKubernetesResource generic =
        new KubernetesSerialization()
            .unmarshal(
                """
                {"apiVersion": "example.com/v1", "kind": "Backup", "metadata": {"namespace": "shop",
                 "name": "nightly", "uid": "u-1", "resourceVersion": "42"}, "spec": {"to": "s3"}}
                """,
                GenericKubernetesResource.class);

    assertThat(reference(generic)).isEqualTo(nightly("example.com/v1", "Backup"));
  }

  @Test
  void aGenericResourceWithoutKindCannotBeReferredTo() {
    GenericKubernetesResource generic = new GenericKubernetesResource();
    generic.setMetadata(METADATA);

    assertThat(Fabric8EventSink.references().to(generic)).isInstanceOf(Referenced.Impossible.class);
  }

  @Test
  void anObjectWithoutMetadata() {
    Deployment deployment = new Deployment();
    deployment.setMetadata(null);

    assertThat(reference(deployment))
        .isEqualTo(new ObjectReference("Deployment", "", "", "", "apps/v1", "", ""));
  }

  @Test
  void aReferenceOfTheClients() {
    var container =
        new ObjectReferenceBuilder()
            .withApiVersion("v1")
            .withKind("Pod")
            .withNamespace("shop")
            .withName("web")
            .withFieldPath("spec.containers{nginx}")
            .build();

    assertThat(reference(container))
        .isEqualTo(
            new ObjectReference("Pod", "shop", "web", "", "v1", "", "spec.containers{nginx}"));
  }

  @Test
  void whatIsNotTheClientsIsSomebodyElses() {
    assertThat(Fabric8EventSink.references().to("web")).isInstanceOf(Referenced.Unknown.class);
  }
}
