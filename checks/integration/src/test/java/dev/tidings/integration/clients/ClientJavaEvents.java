package dev.tidings.integration.clients;

import dev.tidings.event.ApiGroup;
import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.CoreV1EventList;
import io.kubernetes.client.openapi.models.EventsV1Event;
import io.kubernetes.client.openapi.models.EventsV1EventList;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1ObjectReference;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.Watchable;
import io.kubernetes.client.util.credentials.AccessTokenAuthentication;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.options.ListOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** Events through the official client. */
final class ClientJavaEvents<E extends KubernetesObject, L extends KubernetesListObject>
    implements EventClient {
  /** In milliseconds, for machines that are busy. */
  private static final int PATIENCE = 60_000;

  private static final EventForm<CoreV1Event> CORE =
      new EventForm<>(CoreV1Event.class, ClientJavaEvents::core);
  private static final EventForm<EventsV1Event> EVENTS =
      new EventForm<>(EventsV1Event.class, ClientJavaEvents::newer);

  private final ApiClient client;
  private final String namespace;
  private final EventForm<E> form;
  private final GenericKubernetesApi<E, L> api;

  private ClientJavaEvents(
      ApiClient client, String namespace, EventForm<E> form, GenericKubernetesApi<E, L> api) {
    this.client = client;
    this.namespace = namespace;
    this.form = form;
    this.api = api;
  }

  /** One that finds the server at an address. */
  static EventClient to(LockedServer server, URI address, ApiGroup group, String namespace)
      throws IOException {
    ApiClient client =
        new ClientBuilder()
            .setBasePath(address.toString())
            .setCertificateAuthority(Files.readAllBytes(server.certificate()))
            .setAuthentication(new AccessTokenAuthentication(LockedServer.TOKEN))
            .build();
    client.setConnectTimeout(PATIENCE).setReadTimeout(0);
    return switch (group) {
      case CORE ->
          new ClientJavaEvents<>(
              client, namespace, CORE, api(client, group, CORE.type(), CoreV1EventList.class));
      case EVENTS ->
          new ClientJavaEvents<>(
              client,
              namespace,
              EVENTS,
              api(client, group, EVENTS.type(), EventsV1EventList.class));
    };
  }

  private static <E extends KubernetesObject, L extends KubernetesListObject>
      GenericKubernetesApi<E, L> api(
          ApiClient client, ApiGroup group, Class<E> type, Class<L> listType) {
    return new GenericKubernetesApi<>(
        type, listType, group.group(), group.version(), "events", client);
  }

  private static CoreV1Event core(String namespace, String name, String state) {
    return new CoreV1Event()
        .metadata(metadata(namespace, name, state))
        .involvedObject(new V1ObjectReference().kind("Pod").namespace(namespace).name("web-0"))
        .reason("Checked")
        .type("Normal");
  }

  private static V1ObjectMeta metadata(String namespace, String name, String state) {
    return new V1ObjectMeta().namespace(namespace).name(name).labels(Map.of(STATE, state));
  }

  private static EventsV1Event newer(String namespace, String name, String state) {
    return new EventsV1Event()
        .metadata(metadata(namespace, name, state))
        .regarding(new V1ObjectReference().kind("Pod").namespace(namespace).name("web-0"))
        .reason("Checked")
        .action("Checking")
        .type("Normal")
        .eventTime(OffsetDateTime.parse("2026-03-01T10:00:00Z"))
        .reportingController("example.com/checks")
        .reportingInstance("checks-0");
  }

  private static void check(KubernetesApiResponse<?> response) throws Refused {
    if (!response.isSuccess()) {
      throw new Refused(response.getHttpStatusCode(), null);
    }
  }

  private static String shown(KubernetesObject event) {
    V1ObjectMeta metadata = event.getMetadata();
    return EventClient.show(metadata.getName(), metadata.getLabels());
  }

  @Override
  public void create(String name, String state) throws Refused {
    check(api.create(form.maker().make(namespace, name, state)));
  }

  @Override
  public void patch(String name, String state) throws Refused {
    var patch = new V1Patch(EventClient.patchTo(state));
    check(api.patch(namespace, name, V1Patch.PATCH_FORMAT_STRATEGIC_MERGE_PATCH, patch));
  }

  @Override
  public void delete(String name) throws Refused {
    check(api.delete(namespace, name));
  }

  @Override
  public Page page(String where, int limit, String token) throws Refused {
    var options = new ListOptions().limit(limit);
    if (!token.isEmpty()) {
      options._continue(token);
    }
    KubernetesApiResponse<L> response = api.list(where, options);
    check(response);
    L list = response.getObject();
    String next = Optional.ofNullable(list.getMetadata().getContinue()).orElse("");
    return new Page(list.getItems().stream().map(ClientJavaEvents::shown).toList(), next);
  }

  @Override
  public AutoCloseable watch(Told told) throws ApiException {
    Watchable<E> watch = api.watch(namespace, new ListOptions());
    Thread.ofPlatform().daemon().start(() -> tell(watch, told));
    return watch;
  }

  private void tell(Watchable<E> watch, Told told) {
    try {
      watch.forEach(change -> told.change(change.type, shown(change.object)));
    } catch (RuntimeException closed) {
      // that is how a watch ends whose connection is closed from here
    }
  }

  @Override
  public AutoCloseable follow(Told told) {
    var informers = new SharedInformerFactory(client);
    informers
        .sharedIndexInformerFor(api, form.type(), 0, namespace)
        .addEventHandler(new ClientJavaHandler<>(told, ClientJavaEvents::shown));
    informers.startAllRegisteredInformers();
    return () -> informers.stopAllRegisteredInformers(true);
  }

  @Override
  public void close() {
    client.getHttpClient().dispatcher().executorService().shutdown();
    client.getHttpClient().connectionPool().evictAll();
  }
}
