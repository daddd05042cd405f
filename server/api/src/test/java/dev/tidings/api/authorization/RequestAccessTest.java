package dev.tidings.api.authorization;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.query.Query;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestAccessTest {
  private static Optional<Access> access(String method, String target) {
    int question = target.indexOf('?');
    return question < 0
        ? RequestAccess.of(method, target, Query.parse(""))
        : RequestAccess.of(
            method, target.substring(0, question), Query.parse(target.substring(question + 1)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      nullValues = "none",
      value = {
        "GET, /api/v1/namespaces/a/events, list, '', events, '', a, ''",
        "HEAD, /api/v1/namespaces/a/events, list, '', events, '', a, ''",
        "GET, /api/v1/namespaces/a/events/, list, '', events, '', a, ''",
        "GET, /api/v1/namespaces/a/events?watch=true, watch, '', events, '', a, ''",
        "GET, /api/v1/namespaces/a/events?watch=0, list, '', events, '', a, ''",
        "GET, /api/v1/namespaces/a/events/e, get, '', events, '', a, e",
        "GET, /api/v1/namespaces/a/events/e?watch=true, get, '', events, '', a, e",
        "GET, /api/v1/namespaces/a/events/e%31, get, '', events, '', a, e1",
        "GET, /api/v1/namespaces/a/events/e/status, get, '', events, status, a, e",
        "GET, /api/v1/namespaces/a/events/e/status/x, get, '', events, status, a, e",
        "GET, /api/v1/events, list, '', events, '', '', ''",
        "GET, /api/v1/namespaces//events, list, '', events, '', '', ''",
        "GET, /api/v1/watch/events, watch, '', events, '', '', ''",
        "GET, /api/v1/watch/namespaces/a/events/e, watch, '', events, '', a, e",
        "DELETE, /api/v1/watch/namespaces/a/events/e, watch, '', events, '', a, e",
        "GET, /apis/events.k8s.io/v1/namespaces/a/events, list, events.k8s.io, events, '', a, ''",
        "POST, /apis/events.k8s.io/v1/namespaces/a/events, create, events.k8s.io, events, '', a,"
            + " ''",
        "PUT, /api/v1/namespaces/a/events/e, update, '', events, '', a, e",
        "PATCH, /api/v1/namespaces/a/events/e, patch, '', events, '', a, e",
        "DELETE, /api/v1/namespaces/a/events/e, delete, '', events, '', a, e",
        "DELETE, /api/v1/namespaces/a/events, deletecollection, '', events, '', a, ''",
        "FROB, /api/v1/namespaces/a/events/e, '', '', events, '', a, e",
        "GET, /api/v1/namespaces, list, '', namespaces, '', '', ''",
        "GET, /api/v1/namespaces/a, get, '', namespaces, '', a, a",
        "GET, /api/v1/namespaces/a/status, get, '', namespaces, status, a, a",
        "GET, /api/v1/nope, list, '', nope, '', '', ''",
        "GET, /apis/tidings.dev/v1/snapshot, list, tidings.dev, snapshot, '', '', ''",
        "GET, /api/v1/events?fieldSelector=metadata.name%3De, list, '', events, '', '', e",
        "GET, /api/v1/events?fieldSelector=type%3Dx%2Cmetadata.name%3D%3De, list, '', events, '',"
            + " '', e",
        "GET, /api/v1/events?watch&fieldSelector=metadata.name%3De, watch, '', events, '', '', e",
        "GET, /api/v1/events?fieldSelector=metadata.name%21%3De, list, '', events, '', '', ''",
        "GET, /api/v1/events?fieldSelector=metadata.name%3Da%252Fb, list, '', events, '', '', ''",
        "GET, /api/v1/events?fieldSelector=x&fieldSelector=metadata.name%3De, list, '', events, '',"
            + " '', ''",
        "DELETE, /api/v1/namespaces/a/events?fieldSelector=metadata.name%3De, deletecollection, '',"
            + " events, '', a, ''",
      })
  void aResourceIsFoundInThePath(
      String method,
      String target,
      String verb,
      String group,
      String resource,
      String subresource,
      String namespace,
      String name) {
    var type = new ResourceType(group, "v1", resource, subresource);

    assertThat(access(method, target).map(RequestAccessTest::withoutSelectors))
        .contains(new Access.OfResource(verb, type, namespace, name));
  }

  /** What is wanted, whatever of it is selected. */
  static Access withoutSelectors(Access access) {
    return access instanceof Access.OfResource wanted
        ? new Access.OfResource(wanted.verb(), wanted.type(), wanted.namespace(), wanted.name())
        : access;
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/events?, type:true:x, app:ONE_OF:[a]",
    "GET, /api/v1/namespaces/a/events?watch=1&, type:true:x, app:ONE_OF:[a]",
    "DELETE, /api/v1/namespaces/a/events?, type:true:x, app:ONE_OF:[a]",
    "GET, /api/v1/events?limit=x&, type:true:x, app:ONE_OF:[a]",
    "GET, /api/v1/watch/events?, '', ''",
    "GET, /api/v1/namespaces/a/events/e?, '', ''",
    "POST, /api/v1/namespaces/a/events?, '', ''",
  })
  void whatOfACollectionIsMeantIsFoundInItsSelectors(
      String method, String target, String field, String label) {
    Selectors selectors =
        access(method, target + "fieldSelector=type%3Dx&labelSelector=app%3Da")
            .map(access -> ((Access.OfResource) access).selectors())
            .orElseThrow();

    assertThat(
            selectors.fields().stream()
                .map(term -> term.field() + ":" + term.equal() + ":" + term.value())
                .collect(joining()))
        .isEqualTo(field);
    assertThat(
            selectors.labels().stream()
                .map(term -> term.key() + ":" + term.operator() + ":" + term.values())
                .collect(joining()))
        .isEqualTo(label);
  }

  @Test
  void aSelectorThatCannotBeReadSelectsNothing() {
    assertThat(access("GET", "/api/v1/events?fieldSelector=x&labelSelector=)("))
        .contains(new Access.OfResource("list", new ResourceType("", "v1", "events", ""), "", ""));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /api, get, /api",
    "GET, /api/v1, get, /api/v1",
    "GET, /apis/events.k8s.io/v1/, get, /apis/events.k8s.io/v1/",
    "POST, /healthz/%70ing, post, /healthz/ping",
    "GET, /, get, /",
    "GET, //api/v1, get, //api/v1",
    "GET, /nope/a/b/c/d, get, /nope/a/b/c/d",
  })
  void otherPathsAreThemselves(String method, String target, String verb, String path) {
    assertThat(access(method, target)).contains(new Access.OfPath(verb, path));
  }

  @Test
  void aPathWithABadEscapeIsNone() {
    assertThat(access("GET", "/api/v1/%zz")).isEmpty();
  }
}
