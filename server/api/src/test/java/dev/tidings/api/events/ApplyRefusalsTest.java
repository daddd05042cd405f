package dev.tidings.api.events;

import static dev.tidings.api.events.Configurations.yaml;
import static dev.tidings.api.events.ResourceRig.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.read.Answer;
import dev.tidings.api.wire.Status;
import dev.tidings.event.ApiGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyRefusalsTest {
  @RegisterExtension private final ResourceRig rig = new ResourceRig();

  private Status refused(String manager, String body) {
    return said(rig.apply(manager, "e1", body));
  }

  @Test
  void aFieldThatIsGivenTwiceIsWarnedOfOrRefused() {
    String twice = yaml("reason: R").replace("}, reason", "}, reason: Q, reason");
    Answer warned = rig.apply("me", "e1", twice);
    assertThat(((Answer.One) warned).warnings())
        .containsExactly("line 1: key \"reason\" already set in map");
    String strict = "fieldManager=me&fieldValidation=Strict";
    assertThat(said(rig.apply(ApiGroup.CORE, strict, "e1", twice)).message())
        .isEqualTo(
            "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n"
                + "  line 1: key \"reason\" already set in map");
    Answer ignored =
        rig.apply(ApiGroup.CORE, "fieldManager=me&fieldValidation=Ignore", "e1", twice);
    assertThat(((Answer.One) ignored).warnings()).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]|400|error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot"
            + " unmarshal array into Go value of type map[string]interface {}",
        "{}|400|invalid object type: /, Kind=",
        "{apiVersion: v1}|400|invalid object type: /v1, Kind=",
        "{apiVersion: a/b/c, kind: Event}|400|invalid object type: /, Kind=",
        "{apiVersion: events.k8s.io/v1, kind: Event}|400|invalid object type: events.k8s.io/v1,"
            + " Kind=Event",
        "{kind: Event, apiVersion: v1, metadata: {managedFields: []}}|400|metadata.managedFields"
            + " must be nil",
        "{kind: Event, apiVersion: v1}|400|the name of the object (e1 based on URL) was"
            + " undeterminable: name must be provided",
        "{kind: Event, apiVersion: v1, metadata: {name: e1, namespace: other}}|400|the namespace of"
            + " the provided object does not match the namespace sent on the request",
        "{kind: Event, apiVersion: v1, metadata: {name: e1, uid: u}}|409|Operation cannot be"
            + " fulfilled on events \"e1\": uid mismatch: the provided object specified uid u, and"
            + " no existing object was found",
        "{kind: Event, apiVersion: v1, involvedObject: {nope: 1}}|500|failed to create typed patch"
            + " object (/; /v1, Kind=Event): .involvedObject.nope: field not declared in schema",
        "{kind: Event, apiVersion: v1, reason: true}|500|failed to create typed patch object (/;"
            + " /v1, Kind=Event): .reason: expected string, got"
            + " &value.valueUnstructured{Value:true}",
        "{kind: Event, apiVersion: v1, count: x, source: [1000000]}|500|failed to create typed patch"
            + " object (/; /v1, Kind=Event): errors:/  .count: expected numeric (int or float), got"
            + " string/  .source: expected map, got &{[1e+06]}",
        "{kind: Event, apiVersion: v1, metadata: {finalizers: [a, a]}}|500|failed to create typed"
            + " patch object (/; /v1, Kind=Event): .metadata.finalizers: duplicate entries for key"
            + " [=\"a\"]",
        "{kind: Event, apiVersion: v1, eventTime: x}|500|failed to convert new object (/; /v1,"
            + " Kind=Event) to proper version: unable to convert unstructured object to /v1,"
            + " Kind=Event: parsing time \"x\" as \"2006-01-02T15:04:05.000000Z07:00\": cannot"
            + " parse \"x\" as \"2006\"",
        "{kind: Event, apiVersion: v1, count: 1.5}|500|failed to convert new object (/; /v1,"
            + " Kind=Event) to proper version: unable to convert unstructured object to /v1,"
            + " Kind=Event: cannot convert float64 to int32",
      })
  void whatCannotBeAppliedIsRefusedInTheReferencesWords(String body, int code, String message) {
    Status status = refused("me", body);
    assertThat(status.message().replace('\n', '/')).isEqualTo(message);
    assertThat(status.code()).isEqualTo(code);
  }

  @Test
  void whoAppliesMustSaySo() {
    assertThat(said(rig.apply(ApiGroup.CORE, "force=true", "e1", yaml("count: 1"))).message())
        .isEqualTo(
            "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required"
                + " for apply patch");
  }
}
