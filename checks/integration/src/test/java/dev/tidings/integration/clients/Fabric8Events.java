package dev.tidings.integration.clients;

import dev.tidings.event.ApiGroup;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Events through fabric8's client. */
final class Fabric8Events<E extends HasMetadata> implements EventClient {
  /** So small that even a few events come in several pages. */
  private static final long PAGE = 2;

  /** In milliseconds, for machines that are busy. */
  private static final int PATIENCE = 60_000;

  private static final EventForm<Event> CORE = new EventForm<>(Event.class, Fabric8Events::core);
  private static final EventForm<io.fabric8.kubernetes.api.model.events.v1.Event> EVENTS =
      new EventForm<>(io.fabric8.kubernetes.api.model.events.v1.Event.class, Fabric8Events::newer);

  private final KubernetesClient client;
  private final String namespace;
  private final EventForm<E> form;

  private Fabric8Events(KubernetesClient client, String namespace, EventForm<E> form) {
    this.client = client;
    this.namespace = namespace;
    this.form = form;
  }

  /** One that finds the server at an address. */
  static EventClient to(LockedServer server, URI address, ApiGroup group, String namespace) {
    var config =
        new ConfigBuilder()
            .withAutoConfigure(false)
            .withMasterUrl(address.toString())
            .withCaCertFile(server.certificate().toString())
            .withOauthToken(LockedServer.TOKEN)
            .withConnectionTimeout(PATIENCE)
            .withRequestTimeout(PATIENCE)
            .build();
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
    return switch (group) {
      case CORE -> new Fabric8Events<>(client, namespace, CORE);
      case EVENTS -> new Fabric8Events<>(client, namespace, EVENTS);
    };
  }

  private static Event core(String namespace, String name, String state) {
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .addToLabels(STATE, state)
        .endMetadata()
        .withNewInvolvedObject()
        .withKind("Pod")
        .withNamespace(namespace)
        .withName("web-0")
        .endInvolvedObject()
        .withReason("Checked")
        .withType("Normal")
        .build();
  }

  private static io.fabric8.kubernetes.api.model.events.v1.Event newer(
      String namespace, String name, String state) {
    return new io.fabric8.kubernetes.api.model.events.v1.EventBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .addToLabels(STATE, state)
        .endMetadata()
        .withNewRegarding()
        .withKind("Pod")
        .withNamespace(namespace)
        .withName("web-0")
        .endRegarding()
        .withReason("Checked")
        .withAction("Checking")
        .withType("Normal")
        .withEventTime(new MicroTime("2026-03-01T10:00:00.000000Z"))
        .withReportingController("example.com/checks")
        .withReportingInstance("checks-0")
        .build();
  }

  private NonNamespaceOperation<E, KubernetesResourceList<E>, Resource<E>> in(String where) {
    return client.resources(form.type()).inNamespace(where);
  }

  private static <R> R answered(Supplier<R> call) throws Refused {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      throw new Refused(e.getCode(), e);
    }
  }

  private String shown(E event) {
    return EventClient.show(event.getMetadata().getName(), event.getMetadata().getLabels());
  }

  @Override
  public void create(String name, String state) throws Refused {
    E event = form.maker().make(namespace, name, state);
    answered(() -> in(namespace).resource(event).create());
  }

  @Override
  public void patch(String name, String state) throws Refused {
    var merge = PatchContext.of(PatchType.JSON_MERGE);
    answered(() -> in(namespace).withName(name).patch(merge, EventClient.patchTo(state)));
  }

  @Override
  public void delete(String name) throws Refused {
    answered(() -> in(namespace).withName(name).delete());
  }

  @Override
  public Page page(String where, int limit, String token) throws Refused {
    var options = new ListOptionsBuilder().withLimit((long) limit).withContinue(token).build();
    KubernetesResourceList<E> list = answered(() -> in(where).list(options));
    String next = Optional.ofNullable(list.getMetadata().getContinue()).orElse("");
    return new Page(list.getItems().stream().map(this::shown).toList(), next);
  }

  @Override
  public AutoCloseable watch(Told told) throws Refused {
    return answered(() -> in(namespace).watch(new Fabric8Watcher<>(told, this::shown)));
  }

  @Override
  public AutoCloseable follow(Told told) throws Refused {
    var handler = new Fabric8Handler<>(told, this::shown);
    return answered(() -> in(namespace).withLimit(PAGE).inform(handler));
  }

  @Override
  public void close() {
    client.close();
  }
}
