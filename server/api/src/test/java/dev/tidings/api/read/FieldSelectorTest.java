package dev.tidings.api.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.query.FieldSelector;
import dev.tidings.api.query.FieldSelectorParser;
import dev.tidings.api.query.Query;
import dev.tidings.api.query.SelectorException;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.store.Selection;
import dev.tidings.store.Term;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSelectorTest {
  private static final Event EVENT =
      Event.builder()
          .metadata(ObjectMeta.builder().name("e1").namespace("ns").build())
          .involvedObject(new ObjectReference("Pod", "ns", "a,b=c\\d", "u1", "v1", "7", "p"))
          .reason("Killing")
          .type("Warning")
          .reportingController("scaler")
          .build();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "type=Warning|true",
        "type==Warning|true",
        "type!=Warning|false",
        "type=Warning,|true",
        ",type=Warning|true",
        "type=|false",
        "metadata.name=e1,metadata.name=e2|false",
        "involvedObject.name=a\\,b\\=c\\\\d|true",
        "source=scaler|true",
        "reportingComponent=scaler|true",
        "metadata.namespace=ns,reason!=Started|true",
      })
  void choosesAsTheReferenceDoes(String selector, boolean matches) throws Exception {
    assertThat(parse(selector, ApiGroup.CORE).matches(EVENT)).isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "type|invalid selector: 'type'; can't understand 'type'",
        "type>x|invalid selector: 'type>x'; can't understand 'type>x'",
        "a=b=c|invalid field selector: unescaped character in value: 61",
        "type=a\\x|invalid field selector: invalid escape sequence: \\x",
        "type=a\\|invalid field selector: invalid escape sequence: \\",
        " type=Warning|field label not supported:  type",
        "type = Warning|field label not supported: type ",
        "!=x|field label not supported: ",
        "TYPE=Warning|field label not supported: TYPE",
        "reportingController=x|field label not supported: reportingController",
      })
  void refusesInTheWordsOfTheReference(String selector, String message) {
    assertThatThrownBy(() -> parse(selector, ApiGroup.CORE)).hasMessage(message);
  }

  @Test
  void namesFieldsAsTheGroupDoes() throws Exception {
    assertThat(parse("regarding.uid=u1,reportingController=scaler", ApiGroup.EVENTS).matches(EVENT))
        .isTrue();
    assertThatThrownBy(() -> parse("source=x", ApiGroup.EVENTS))
        .hasMessage("field label not supported: source");
  }

  @Test
  void takesTheSourceBeforeTheController() throws Exception {
    Event both = EVENT.toBuilder().source(new EventSource("kubelet", "")).build();
    assertThat(parse("source=kubelet", ApiGroup.CORE).matches(both)).isTrue();
    assertThat(parse("source=scaler", ApiGroup.CORE).matches(both)).isFalse();
  }

  @Test
  void readsNoMoreOfTheStoreThanNeeded() throws Exception {
    assertThat(selection("", "metadata.name=e1,metadata.namespace=ns"))
        .isEqualTo(new Selection.Single(new EventKey("ns", "e1")));
    assertThat(selection("ns", "involvedObject.uid=u1,involvedObject.name=web"))
        .isEqualTo(new Selection.Having(Term.uid("u1"), "ns"));
    assertThat(selection("", "involvedObject.name=web"))
        .isEqualTo(new Selection.Having(Term.name("web"), null));
    assertThat(selection("", "reason=Evicted,involvedObject.uid="))
        .isEqualTo(new Selection.Having(new Term(Term.Kind.REASON, "Evicted"), null));
    assertThat(selection("", "involvedObject.kind=Pod,type!=Normal"))
        .isEqualTo(new Selection.Having(new Term(Term.Kind.NOT_NORMAL, ""), null));
    assertThat(selection("ns", "type=Warning"))
        .isEqualTo(new Selection.Having(new Term(Term.Kind.NOT_NORMAL, ""), "ns"));
    assertThat(selection("", "involvedObject.kind=Node"))
        .isEqualTo(new Selection.Having(new Term(Term.Kind.OBJECT_KIND, "Node"), null));
    assertThat(selection("ns", "involvedObject.kind=Pod"))
        .isEqualTo(new Selection.InNamespace("ns"));
    assertThat(selection("ns", "type=Normal")).isEqualTo(new Selection.InNamespace("ns"));
    assertThat(selection("", "metadata.namespace=ns")).isEqualTo(new Selection.InNamespace("ns"));
    assertThat(selection("", "metadata.namespace!=ns")).isEqualTo(new Selection.Everything());
    assertThat(selection("ns", "involvedObject.uid=")).isEqualTo(new Selection.InNamespace("ns"));
  }

  @Test
  void neverLeavesTheNamespaceOfTheRequest() throws Exception {
    assertThat(selection("ns", "metadata.namespace=other"))
        .isEqualTo(new Selection.InNamespace("ns"));
  }

  private static Selection selection(String namespace, String selector) throws RefusedException {
    var query = Query.parse("fieldSelector=" + URLEncoder.encode(selector, UTF_8));
    return EventFilter.of(namespace, ListOptions.parse(query, ApiGroup.CORE)).selection();
  }

  private static FieldSelector parse(String selector, ApiGroup group) throws SelectorException {
    return FieldSelector.of(FieldSelectorParser.parse(selector), group);
  }
}
