package dev.tidings.integration.clients;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.ApiGroup;
import dev.tidings.integration.Patience;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every client can do with events, in both groups, as a user who may. */
@Timeout(180)
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClientContract {
  private final Map<ApiGroup, EventClient> clients = new EnumMap<>(ApiGroup.class);
  private final LockedServer server;
  private final String namespace;

  /** Tests in a namespace of their own. */
  ClientContract(LockedServer server, String namespace) {
    this.server = server;
    this.namespace = namespace;
  }

  /** A client with the user's token. */
  abstract EventClient connect(LockedServer server, ApiGroup group, String namespace)
      throws Exception;

  @BeforeAll
  void connectAll() throws Exception {
    for (ApiGroup group : ApiGroup.values()) {
      clients.put(group, connect(server, group, namespace));
    }
  }

  @AfterAll
  void closeAll() throws Exception {
    for (EventClient client : clients.values()) {
      client.close();
    }
  }

  @BeforeEach
  void startEmpty() throws Exception {
    server.empty(namespace);
  }

  private EventClient client(ApiGroup group) {
    return requireNonNull(clients.get(group));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCreatedIsThere(ApiGroup group) throws Exception {
    client(group).create("one", "first");

    assertThat(server.shown(namespace)).containsExactly("one=first");
  }

  @ParameterizedTest
  @EnumSource
  void aPatchChangesAnEvent(ApiGroup group) throws Exception {
    server.create(namespace, "one", "first");

    client(group).patch("one", "second");

    assertThat(server.shown(namespace)).containsExactly("one=second");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDeletedIsGone(ApiGroup group) throws Exception {
    server.create(namespace, "one", "first");
    server.create(namespace, "two", "first");

    client(group).delete("one");

    assertThat(server.shown(namespace)).containsExactly("two=first");
  }

  @ParameterizedTest
  @EnumSource
  void aListComesInPages(ApiGroup group) throws Exception {
    for (String name : List.of("a", "b", "c")) {
      server.create(namespace, name, "first");
    }

    EventClient.Page page = client(group).page(namespace, 2, "");
    assertThat(page.events()).containsExactly("a=first", "b=first");
    assertThat(client(group).page(namespace, 2, page.next()))
        .isEqualTo(new EventClient.Page(List.of("c=first"), ""));
  }

  @ParameterizedTest
  @EnumSource
  void aWatchTellsEveryChange(ApiGroup group) throws Exception {
    server.create(namespace, "zero", "first");
    var told = new Told();
    try (var watch = client(group).watch(told)) {
      Patience.look(told::changes, changes -> !changes.isEmpty());
      server.create(namespace, "one", "first");
      server.patch(namespace, "one", "second");
      server.delete(namespace, "one");
      Patience.look(told::changes, changes -> changes.size() >= 4);
    }

    assertThat(told.changes())
        .containsExactly(
            "ADDED zero=first", "ADDED one=first", "MODIFIED one=second", "DELETED one=second");
  }

  @ParameterizedTest
  @EnumSource
  void whereTheUserHasNoRightsItIsRefused(ApiGroup group) {
    assertThatThrownBy(() -> client(group).page("elsewhere", 1, ""))
        .isInstanceOf(Refused.class)
        .hasMessage("403");
  }
}
