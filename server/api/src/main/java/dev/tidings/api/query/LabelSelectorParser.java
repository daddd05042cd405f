package dev.tidings.api.query;

import dev.tidings.api.query.LabelRequirement.Operator;
import dev.tidings.api.query.LabelToken.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads label selectors: same grammar, same errors as apimachinery's labels package. */
public final class LabelSelectorParser {
  private final List<LabelToken> tokens;
  private int position;

  private LabelSelectorParser(List<LabelToken> tokens) {
    this.tokens = tokens;
  }

  public static LabelSelector parse(String text) throws SelectorException {
    return new LabelSelector(new LabelSelectorParser(LabelLexer.tokens(text)).requirements());
  }

  private List<LabelRequirement> requirements() throws SelectorException {
    List<LabelRequirement> requirements = new ArrayList<>();
    while (peek().kind() != Kind.END) {
      if (!startsRequirement(peek())) {
        throw found(peek(), ", expected: !, identifier, or 'end of string'");
      }
      requirements.add(requirementInWords());
      LabelToken after = take();
      if (after.kind() == Kind.END) {
        return requirements;
      }
      if (after.kind() != Kind.COMMA) {
        throw found(after, ", expected: ',' or 'end of string'");
      }
      if (!startsRequirement(peek())) {
        throw found(peek(), ", expected: identifier after ','");
      }
    }
    return requirements;
  }

  private static boolean startsRequirement(LabelToken token) {
    return token.asValue() == Kind.IDENTIFIER || token.kind() == Kind.NOT;
  }

  private LabelRequirement requirementInWords() throws SelectorException {
    try {
      return requirement();
    } catch (SelectorException e) {
      throw new SelectorException("unable to parse requirement: " + e.text());
    }
  }

  private LabelRequirement requirement() throws SelectorException {
    boolean not = peek().kind() == Kind.NOT;
    if (not) {
      position++;
    }
    LabelToken key = take();
    if (key.asValue() != Kind.IDENTIFIER) {
      throw found(key, ", expected: identifier");
    }
    for (String error : LabelRequirement.keyErrors(key.text())) {
      throw new SelectorException(error);
    }
    if (not) {
      return LabelRequirement.of(key.text(), Operator.MISSING, Collections.emptySortedSet());
    }
    if (endsTerm(peek())) {
      return LabelRequirement.of(key.text(), Operator.EXISTS, Collections.emptySortedSet());
    }
    return compared(key.text());
  }

  private LabelRequirement compared(String key) throws SelectorException {
    LabelToken token = take();
    return switch (token.kind()) {
      case IN -> LabelRequirement.of(key, Operator.ONE_OF, list());
      case NOT_IN -> LabelRequirement.of(key, Operator.NONE_OF, list());
      case EQUALS -> LabelRequirement.of(key, Operator.ONE_OF, oneValue());
      case NOT_EQUALS -> LabelRequirement.of(key, Operator.NONE_OF, oneValue());
      case GREATER -> LabelRequirement.of(key, Operator.GREATER, oneValue());
      case LESS -> LabelRequirement.of(key, Operator.LESS, oneValue());
      default -> throw found(token, ", expected: in, notin, =, ==, !=, gt, lt");
    };
  }

  private SortedSet<String> oneValue() throws SelectorException {
    if (endsTerm(peek())) {
      return new TreeSet<>(List.of(""));
    }
    LabelToken value = take();
    if (value.asValue() != Kind.IDENTIFIER) {
      throw found(value, ", expected: identifier");
    }
    return new TreeSet<>(List.of(value.text()));
  }

  private SortedSet<String> list() throws SelectorException {
    LabelToken open = take();
    if (open.kind() != Kind.OPEN) {
      throw found(open, " expected: '('");
    }
    LabelToken first = peek();
    if (first.kind() == Kind.CLOSE) {
      position++;
      return new TreeSet<>(List.of(""));
    }
    if (first.asValue() != Kind.IDENTIFIER && first.kind() != Kind.COMMA) {
      throw found(first, ", expected: ',', ')' or identifier");
    }
    return listItems();
  }

  /** Up to and with the closing parenthesis; nothing between two commas is the empty value. */
  private SortedSet<String> listItems() throws SelectorException {
    SortedSet<String> values = new TreeSet<>();
    while (true) {
      LabelToken token = take();
      if (token.asValue() == Kind.IDENTIFIER) {
        values.add(token.text());
        if (peek().kind() != Kind.COMMA && peek().kind() != Kind.CLOSE) {
          throw found(peek(), ", expected: ',' or ')'");
        }
      } else if (token.kind() == Kind.COMMA) {
        emptyValuesAfterComma(values);
      } else {
        throw found(token, ", expected: ',', or identifier");
      }
      if (peek().kind() == Kind.CLOSE) {
        position++;
        return values;
      }
    }
  }

  private void emptyValuesAfterComma(SortedSet<String> values) {
    if (values.isEmpty() || peek().kind() == Kind.CLOSE) {
      values.add("");
    }
    if (peek().kind() == Kind.COMMA) {
      position++;
      values.add("");
    }
  }

  private static boolean endsTerm(LabelToken token) {
    return token.kind() == Kind.END || token.kind() == Kind.COMMA;
  }

  private LabelToken peek() {
    return tokens.get(position);
  }

  private LabelToken take() {
    return tokens.get(position++);
  }

  private static SelectorException found(LabelToken token, String expected) {
    return new SelectorException("found '" + token.text() + "'" + expected);
  }
}
