package dev.tidings.sink.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.Referenced;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Node;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1ObjectReference;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import org.junit.jupiter.api.Test;

class ClientJavaReferencesTest {
  private static final V1ObjectMeta METADATA =
      new V1ObjectMeta().namespace("shop").name("web").uid("u-1").resourceVersion("42");

  /** A kind of the program's own. */
  private record Backup(String getApiVersion, String getKind, V1ObjectMeta getMetadata)
      implements KubernetesObject {}

  private static ObjectReference reference(Object object) {
    Referenced referenced = ClientJavaEventSink.references().to(object);
    assertThat(referenced).isInstanceOf(Referenced.To.class);
    return ((Referenced.To) referenced).reference();
  }

  private static ObjectReference web(String apiVersion, String kind) {
    return new ObjectReference(kind, "shop", "web", "u-1", apiVersion, "42", "");
  }

  private static DynamicKubernetesObject dynamic(String json) {
    return new DynamicKubernetesObject(JsonParser.parseString(json).getAsJsonObject());
  }

  @Test
  void anObjectThatSaysWhatItIs() {
    V1Deployment deployment = new V1Deployment().metadata(METADATA);
    deployment.apiVersion("apps/v1").kind("Deployment");

    assertThat(reference(deployment)).isEqualTo(web("apps/v1", "Deployment"));
  }

  @Test
  void anObjectOutOfAList() {
    V1PodList list =
        JSON.deserialize(
            """
            {"apiVersion": "v1", "kind": "PodList", "metadata": {}, "items": [{"metadata":
             {"namespace": "shop", "name": "web", "uid": "u-1", "resourceVersion": "42"}}]}
            """,
            V1PodList.class);
    V1Pod pod = list.getItems().get(0);

    assertThat(pod.getKind()).isNull();
    assertThat(reference(pod)).isEqualTo(web("v1", "Pod"));
  }

  @Test
  void anObjectOfAGroupOutOfAList() {
    assertThat(reference(new V1Deployment().metadata(METADATA)))
        .isEqualTo(web("apps/v1", "Deployment"));
  }

  @Test
  void anObjectWithoutNamespace() {
    assertThat(reference(new V1Node().metadata(new V1ObjectMeta().name("node-1"))))
        .isEqualTo(new ObjectReference("Node", "", "node-1", "", "v1", "", ""));
  }

  @Test
  void anObjectWithoutMetadata() {
    assertThat(reference(new V1Pod()))
        .isEqualTo(new ObjectReference("Pod", "", "", "", "v1", "", ""));
  }

  @Test
  void anObjectOfTheProgramsOwnKind() {
    assertThat(reference(new Backup("example.com/v1", "Backup", METADATA)))
        .isEqualTo(web("example.com/v1", "Backup"));
  }

  @Test
  @SuppressWarnings("NullAway")
  void anObjectOfTheProgramsOwnThatDoesNotSayItsKindCannotBeReferredTo() {
    assertThat(ClientJavaEventSink.references().to(new Backup(null, null, METADATA)))
        .isInstanceOf(Referenced.Impossible.class);
  }

  @Test
  void aDynamicObject() {
    assertThat(
            reference(
                dynamic(
                    """
                    {"apiVersion": "example.com/v1", "kind": "Backup", "metadata": {"namespace":
                     "shop", "name": "web", "uid": "u-1", "resourceVersion": "42"}}
                    """)))
        .isEqualTo(web("example.com/v1", "Backup"));
  }

  @Test
  void aDynamicObjectWithoutKindCannotBeReferredTo() {
    assertThat(ClientJavaEventSink.references().to(dynamic("{\"kind\": null, \"metadata\": []}")))
        .isInstanceOf(Referenced.Impossible.class);
  }

  @Test
  void whatAnotherEventIsAbout() {
    var involved =
        new V1ObjectReference()
            .apiVersion("v1")
            .kind("Pod")
            .namespace("shop")
            .name("web")
            .fieldPath("spec.containers{nginx}");
    CoreV1Event event = new CoreV1Event().involvedObject(involved);

    assertThat(reference(event.getInvolvedObject()))
        .isEqualTo(
            new ObjectReference("Pod", "shop", "web", "", "v1", "", "spec.containers{nginx}"));
  }

  @Test
  void whatIsNotTheClientsIsSomebodyElses() {
    assertThat(ClientJavaEventSink.references().to("web")).isInstanceOf(Referenced.Unknown.class);
  }
}
