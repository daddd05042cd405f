package dev.tidings.search.lucene;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The words of some texts, so far apart that no phrase goes from one text into the next. */
final class WordStream extends TokenStream {
  private static final int APART = 2;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final List<List<String>> texts;
  private int text;
  private int word;

  WordStream(List<List<String>> texts) {
    this.texts = texts;
  }

  @Override
  public void reset() {
    text = 0;
    word = 0;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (text < texts.size() && word == texts.get(text).size()) {
      text++;
      word = 0;
    }
    if (text == texts.size()) {
      return false;
    }
    increment.setPositionIncrement(text > 0 && word == 0 ? APART : 1);
    term.append(texts.get(text).get(word));
    word++;
    return true;
  }
}
