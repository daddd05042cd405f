package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SchemaCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{reason: null, metadata: null, source: null, series: {}, count: 1.5}",
        "{metadata: {labels: {a: null}, finalizers: [], ownerReferences: [{name: x}]}}",
        "{metadata: {managedFields: [{fieldsV1: {a: [1]}}]}, eventTime: 3}",
      })
  void whatTheSchemaKnowsFitsAndNullFitsEverywhere(String yaml) throws Exception {
    assertThat(SchemaCheck.objection(tree(yaml), ApiGroup.CORE)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{message: [a, {b: 2}]}|.message: expected string, got"
            + " &value.valueUnstructured{Value:[]interface {}{\"a\", map[string]interface"
            + " {}{\"b\":2}}}",
        "{count: {}}|.count: expected numeric (int or float), got map[string]interface {}",
        "{eventTime: [1]}|.eventTime: expected any scalar, got &{[1]}",
        "{source: a}|.source: expected map, got &{a}",
        "{metadata: {labels: [x]}}|.metadata.labels: expected map, got &{[x]}",
        "{metadata: {labels: {a: 1}}}|.metadata.labels.a: expected string, got"
            + " &value.valueUnstructured{Value:1}",
        "{metadata: {finalizers: x}}|.metadata.finalizers: expected list, got &{x}",
        "{metadata: {finalizers: [[]]}}|.metadata.finalizers: element 0: not supported: associative"
            + " list with lists as elements",
        "{metadata: {finalizers: [a, 7]}}|.metadata.finalizers[=7]: expected string, got"
            + " &value.valueUnstructured{Value:7}",
        "{metadata: {ownerReferences: [null]}}|.metadata.ownerReferences: element 0: associative"
            + " list with keys may not have a null element",
        "{metadata: {ownerReferences: [{name: a}, {name: b}]}}|.metadata.ownerReferences: duplicate"
            + " entries for key [uid=\"\"]",
        "{metadata: {ownerReferences: [{uid: u, controller: x}]}}|"
            + ".metadata.ownerReferences[uid=\"u\"].controller: expected boolean, got &{x}",
        "{metadata: {managedFields: [3]}}|.metadata.managedFields[0]: expected map, got &{3}",
        "{note: x}|.note: field not declared in schema",
      })
  void whatDoesNotFitIsToldInTheReferencesWords(String yaml, String objection) throws Exception {
    assertThat(SchemaCheck.objection(tree(yaml), ApiGroup.CORE)).contains(objection);
  }

  @Test
  void severalObjectionsAreListedButNotMoreThanCanBeRead() throws Exception {
    String many = "1,".repeat(1_000);
    assertThat(SchemaCheck.objection(tree("{reason: 1, message: 2}"), ApiGroup.CORE))
        .contains(
            "errors:\n  .reason: expected string, got &value.valueUnstructured{Value:1}\n"
                + "  .message: expected string, got &value.valueUnstructured{Value:2}");
    assertThat(
            SchemaCheck.objection(tree("{metadata: {finalizers: [" + many + "]}}"), ApiGroup.CORE))
        .hasValueSatisfying(text -> assertThat(text.lines()).hasSize(101));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "f:a|f:a|.a",
        "i:3|i:3|[3]",
        "v: \"x\"|v:\"x\"|[=\"x\"]",
        "k:{ \"b\" : 1, \"a\":null }|k:{\"a\":null,\"b\":1}|[a=null,b=1]",
      })
  void stepsOfPathsAreReadAndPrinted(String written, String read, String printed) {
    assertThat(PathElements.read(written)).contains(read);
    assertThat(PathElements.print(read)).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "f", "x:1", "i:a", "v:", "v:a", "k:1", "k:{", "v:1 2"})
  void otherTextsAreNoSteps(String text) {
    assertThat(PathElements.read(text)).isEmpty();
  }

  private static JsonNode tree(String yaml) throws DecodeException {
    return ApplyBody.parse(yaml.getBytes(UTF_8)).patch();
  }
}
