package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EventBodyTest {
  @Test
  void leavesOutWhatTheServerSets() {
    ObjectNode served =
        json(
            """
            {"kind":"Event","apiVersion":"v1","metadata":{"name":"web.1","namespace":"shop","uid":"u",
             "resourceVersion":"7","creationTimestamp":"2026-11-21T12:00:00Z","labels":{"a":"b"},
             "managedFields":[{"manager":"kubelet"}]},"reason":"Pulled"}
            """);

    assertThat(EventBody.clean(served))
        .isEqualTo(
            json(
                """
                {"kind":"Event","apiVersion":"v1","metadata":{"name":"web.1","namespace":"shop",
                 "labels":{"a":"b"}},"reason":"Pulled"}
                """));
    assertThat(served.path("metadata").has("uid")).isTrue();
  }

  @Test
  void patchesWhatChangedAsARecorderDoes() {
    assertThat(
            EventBody.patch(
                json("{'count':1,'lastTimestamp':'t1','message':'m','reason':'r'}"),
                json("{'count':2,'lastTimestamp':'t2','message':'m','reason':'r'}")))
        .isEqualTo(json("{'count':2,'lastTimestamp':'t2'}"));
  }

  @Test
  void patchesInsideObjects() {
    assertThat(
            EventBody.patch(
                json("{'series':{'count':2,'lastObservedTime':'t1'},'metadata':{'name':'n'}}"),
                json("{'series':{'count':3,'lastObservedTime':'t1'},'metadata':{'name':'n'}}")))
        .isEqualTo(json("{'series':{'count':3}}"));
  }

  @Test
  void patchesWhatIsNewAndWhatIsGone() {
    assertThat(
            EventBody.patch(
                json("{'action':'a','eventTime':null}"),
                json("{'eventTime':null,'series':{'count':2}}")))
        .isEqualTo(json("{'series':{'count':2},'action':null}"));
  }

  @Test
  void patchesNothingWhenNothingChanged() {
    assertThat(EventBody.patch(json("{'a':{'b':1}}"), json("{'a':{'b':1}}")).isEmpty()).isTrue();
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) ApiClient.JSON.readTree(text.replace('\'', '"'));
  }
}
