package dev.tidings.api.query;

import dev.tidings.api.query.LabelToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a label selector into tokens, as apimachinery's labels package does. */
final class LabelLexer {
  private static final String SYMBOL_CHARACTERS = "=!(),><";
  private static final String BLANKS = " \t\r\n";
  private static final Map<String, Kind> KNOWN =
      Map.ofEntries(
          Map.entry("in", Kind.IN),
          Map.entry("notin", Kind.NOT_IN),
          Map.entry(",", Kind.COMMA),
          Map.entry("(", Kind.OPEN),
          Map.entry(")", Kind.CLOSE),
          Map.entry("!", Kind.NOT),
          Map.entry("=", Kind.EQUALS),
          Map.entry("==", Kind.EQUALS),
          Map.entry("!=", Kind.NOT_EQUALS),
          Map.entry(">", Kind.GREATER),
          Map.entry("<", Kind.LESS));

  private final String text;
  private int position;

  private LabelLexer(String text) {
    this.text = text;
  }

  /** All tokens; the last one, and no other, is {@link Kind#END}. */
  static List<LabelToken> tokens(String text) {
    var lexer = new LabelLexer(text);
    List<LabelToken> tokens = new ArrayList<>();
    LabelToken token;
    do {
      token = lexer.next();
      tokens.add(token);
    } while (token.kind() != Kind.END);
    return tokens;
  }

  private LabelToken next() {
    while (position < text.length() && isBlank(text.charAt(position))) {
      position++;
    }
    if (position >= text.length() || text.charAt(position) == 0) {
      return new LabelToken(Kind.END, "");
    }
    return isSymbol(text.charAt(position)) ? symbol() : word();
  }

  private LabelToken word() {
    int start = position;
    while (position < text.length() && isWordCharacter(text.charAt(position))) {
      position++;
    }
    String word = text.substring(start, position);
    return new LabelToken(KNOWN.getOrDefault(word, Kind.IDENTIFIER), word);
  }

  /** The longest known symbol; every symbol character but {@code !} and {@code =} stands alone. */
  private LabelToken symbol() {
    int length =
        position + 1 < text.length() && isLong(text.substring(position, position + 2)) ? 2 : 1;
    String symbol = text.substring(position, position + length);
    position += length;
    return new LabelToken(KNOWN.getOrDefault(symbol, Kind.UNKNOWN), symbol);
  }

  private static boolean isLong(String two) {
    return two.equals("==") || two.equals("!=");
  }

  private static boolean isWordCharacter(char c) {
    return c != 0 && !isSymbol(c) && !isBlank(c);
  }

  private static boolean isSymbol(char c) {
    return SYMBOL_CHARACTERS.indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return BLANKS.indexOf(c) >= 0;
  }
}
