package dev.tidings.forward.shape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.event.Event;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.forward.settings.SettingsFile;
import dev.tidings.store.kit.MovingClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
  private static final ShapeReader READER = new ShapeReader(Surrounding.by(new MovingClock()));

  private static Shape shape(String yaml) throws SettingsException {
    return SettingsFile.read(yaml.getBytes(UTF_8), READER::read).orElseThrow();
  }

  private static String body(Shape shape) throws ShapeException {
    Event event = Events.ofPod("shop", "web-0.1");
    Event labelled =
        event.withMetadata(
            event.metadata().toBuilder()
                .resourceVersion("42")
                .labels(Map.of("app.kubernetes.io/name", "web"))
                .finalizers(List.of("one"))
                .build());
    var object = new InvolvedObject(Map.of("team", "north"), Map.of(), List.of(), List.of(), false);
    return new String(shape.body(new EnhancedEvent(labelled, "prod", object)), UTF_8);
  }

  @Test
  void fieldsAreAnObjectInTheirOrderWithPartsOfTheEventAsTheyAre() throws Exception {
    Shape shape =
        shape(
            """
            fields:
              what: reason
              "who<": involvedObject.name
              times: count
              labels: metadata.labels
              app: metadata.labels['app.kubernetes.io/name']
              first: metadata.finalizers[0]
              second: metadata.finalizers[1]
              team: object.labels.team
              nothing: series.count
              line: "{{ .Reason }} in {{ .ClusterName }}, {{ env `REGION` }}"
              id: id
              cluster: cluster
            """);

    assertThat(shape.form()).isEqualTo(Message.Form.OBJECT);
    assertThat(body(shape))
        .isEqualTo(
            """
            {"what":"Started","who\\u003c":"web-0","times":1,\
            "labels":{"app.kubernetes.io/name":"web"},"app":"web","first":"one","team":"north",\
            "line":"Started in prod, north","id":"prod/uid-of-web-0.1/42","cluster":"prod"}""");
  }

  @Test
  void aTemplateIsTheTextThatItMakes() throws Exception {
    Shape shape = shape("template: '<{{ .Type }}> {{ .InvolvedObject.Name }}: {{ .Message }}'");

    assertThat(shape.form()).isEqualTo(Message.Form.TEXT);
    assertThat(body(shape)).isEqualTo("<Normal> web-0: Started it");
  }

  @Test
  void aTemplateThatFailsSaysWhereAndWhy() throws Exception {
    Shape text = shape("template: 'is {{ .Series.Count }}'");
    Shape fields = shape("fields: {a: '{{ .Mesage }}'}");

    assertThatThrownBy(() -> body(text))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("line 1, column 14")
        .hasMessageContaining("nil pointer");
    assertThatThrownBy(() -> body(fields)).hasMessageContaining("Mesage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          {}                              ; line 1, column 1: shape: one of fields and template is needed
          {template: x, fields: {a: id}}  ; line 1, column 1: shape: one of fields and template is needed
          {fields: {}}                    ; line 1, column 10: fields: names none
          {fields: {a: reson}}            ; begins with none of cluster, id, object
          {fields: {a: .reason}}          ; is neither a path such as involvedObject.name nor a template
          {fields: {a: 'a b'}}            ; is neither a path such as involvedObject.name nor a template
          {fields: {a: '{{ .Reason'}}     ; line 1, column 14: a: is no template: line 1
          {template: '{{ nothing }}'}     ; function "nothing" not defined
          {templat: x}                    ; line 1, column 2: 'templat' is unknown
          """)
  void whatIsNoShapeIsAProblem(String yaml, String problem) {
    assertThatThrownBy(() -> SettingsFile.<Optional<Shape>>read(yaml.getBytes(UTF_8), READER::read))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(problem);
  }
}
