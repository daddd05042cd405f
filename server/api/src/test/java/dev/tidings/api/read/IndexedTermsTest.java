package dev.tidings.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The index of stores of format 2 holds these terms, and no others. */
class IndexedTermsTest {
  private static final String LONGEST = "x".repeat(512);

  @Test
  void anEventIsFoundByItsObjectItsReasonAndThatItIsNotNormal() {
    requireTerms(
        event("Node", "n1", "u1", "BackOff", "Warning"),
        "OBJECT_UID=u1",
        "OBJECT_NAME=n1",
        "REASON=BackOff",
        "OBJECT_KIND=Node",
        "NOT_NORMAL=");
  }

  @Test
  void whatMostEventsHaveIsNotIndexed() {
    requireTerms(event("Pod", "", "", "", "Normal"));
  }

  @Test
  void anEventWithoutATypeIsNotNormal() {
    requireTerms(Event.builder().build(), "NOT_NORMAL=");
  }

  @Test
  void textsOfMoreThan512CharactersAreNotIndexed() {
    requireTerms(
        event(LONGEST, LONGEST, LONGEST, LONGEST, "Normal"),
        "OBJECT_UID=" + LONGEST,
        "OBJECT_NAME=" + LONGEST,
        "REASON=" + LONGEST,
        "OBJECT_KIND=" + LONGEST);
    String longer = LONGEST + "x";
    requireTerms(event(longer, longer, longer, longer, "Normal"));
  }

  private static Event event(String kind, String name, String uid, String reason, String type) {
    return Event.builder()
        .involvedObject(new ObjectReference(kind, "shop", name, uid, "v1", "5", "spec"))
        .reason(reason)
        .type(type)
        .message("not indexed")
        .reportingController("not-indexed")
        .build();
  }

  private static void requireTerms(Event event, String... expected) {
    assertThat(new StoredTerms().read(StoredForm.encode(event)).all())
        .as(
            "the terms of stored events; stores have an index of these, so a change of them needs a"
                + " new format, with an upgrade from this one")
        .extracting(term -> term.kind() + "=" + term.value())
        .isEqualTo(List.of(expected));
  }
}
