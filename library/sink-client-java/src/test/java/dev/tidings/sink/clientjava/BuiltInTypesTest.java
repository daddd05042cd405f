package dev.tidings.sink.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.EventsV1Event;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInTypesTest {
  private static final KubernetesSerialization FABRIC8 = new KubernetesSerialization();

  private final BuiltInTypes types = new BuiltInTypes();

  static List<Class<?>> everyClassOfTheModel() throws Exception {
    Path jar = Path.of(V1Pod.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (FileSystem archive = FileSystems.newFileSystem(jar);
        Stream<Path> files =
            Files.list(archive.getPath(V1Pod.class.getPackageName().replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .<Class<?>>map(name -> model(name.replace(".class", "")))
          .filter(KubernetesObject.class::isAssignableFrom)
          .toList();
    }
  }

  private static Class<?> model(String name) {
    try {
      return Class.forName(V1Pod.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("everyClassOfTheModel")
  void everyObjectOfTheModelIsKnown(Class<?> model) {
    TypeName type = types.get(model);

    assertThat(type.isComplete()).isTrue();
    assertThat(model.getSimpleName()).endsWith(type.kind());
  }

  /** Those that are stored, but for versions still on trial, which no client has all of. */
  static List<TypeName> stableTypes() throws Exception {
    return everyClassOfTheModel().stream()
        .map(new BuiltInTypes()::get)
        .filter(type -> type.apiVersion().matches("(.*/)?v\\d+"))
        .filter(type -> !type.kind().equals("APIGroupDiscovery"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("stableTypes")
  void theOtherClientKnowsEveryStableTypeByTheSameName(TypeName type) {
    assertThat(FABRIC8.getRegisteredKubernetesResource(type.apiVersion(), type.kind())).isNotNull();
  }

  @Test
  void groupVersionAndKindAreThoseOfKubernetes() {
    assertThat(types.get(V1Pod.class)).isEqualTo(new TypeName("v1", "Pod"));
    assertThat(types.get(V1Job.class)).isEqualTo(new TypeName("batch/v1", "Job"));
    assertThat(types.get(V2HorizontalPodAutoscaler.class))
        .isEqualTo(new TypeName("autoscaling/v2", "HorizontalPodAutoscaler"));
  }

  @Test
  void eventsAreOfTwoGroups() {
    assertThat(types.get(CoreV1Event.class)).isEqualTo(new TypeName("v1", "Event"));
    assertThat(types.get(EventsV1Event.class)).isEqualTo(new TypeName("events.k8s.io/v1", "Event"));
  }

  @Test
  void whatIsNoObjectOfTheModelIsUnknown() {
    assertThat(types.get(V1ObjectMeta.class)).isEqualTo(TypeName.UNKNOWN);
    assertThat(types.get(String.class)).isEqualTo(TypeName.UNKNOWN);
  }
}
