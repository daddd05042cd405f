package dev.tidings.api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.Shape.Many.Identity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The orders are those of structured-merge-diff, typed/merge_test.go. */
class ListMergeTest {
  @ParameterizedTest(name = "{0} and {1} make {2}")
  @CsvSource({
    "abc,ab,abc",
    "ab,abc,abc",
    "abc,'',abc",
    "'',abc,abc",
    "ab,ba,ba",
    "abc,def,abcdef",
    "abc,cdef,abcdef",
    "abcgf,cdef,abcgdef",
    "abc,defxyz,abcdefxyz",
    "cdef,ace,acdef",
    "abcxyz,def,abcxyzdef",
    "abcxyz,defxyz,abcdefxyz",
    "cagf,cfag,cfag",
    "abcd,defa,bcdefa",
    "cdefghij,2h3e4kl,cdfg2hij3e4kl",
    "abcdefghij,1b2h3e4kl,a1bcdfg2hij3e4kl",
    "abb,c,abbc",
    "abb,b,ab",
    "abb,a,abb",
    "abcdec,1b2ed,a1bc2ecd",
  })
  void whatIsAppliedComesInItsOrderAndTheRestBetween(String live, String applied, String merged) {
    var merge = new ListMerge(Identity.VALUE, letters(live), letters(applied));
    assertThat(merge.merged()).isEqualTo(letters(merged));
  }

  private static ArrayNode letters(String letters) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    letters.chars().forEach(letter -> list.add(Character.toString(letter)));
    return list;
  }
}
