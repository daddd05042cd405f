package dev.tidings.forward.template;

import dev.tidings.event.GoText;
import dev.tidings.forward.template.TemplateException.Position;
import dev.tidings.forward.template.Token.Kind;
import java.util.List;

/** The words of a template, one after the other. */
final class Tokens {
  private final String text;
  private final List<Token> tokens;
  private int next;

  Tokens(String text) {
    this.text = text;
    this.tokens = new Lexer(text).tokens();
  }

  /** The next word; the last one again and again. */
  Token take() {
    Token token = peek();
    if (next < tokens.size() - 1) {
      next++;
    }
    return token;
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The next word that is no space; the spaces before it are gone. */
  Token peekNonSpace() {
    while (peek().is(Kind.SPACE)) {
      take();
    }
    return peek();
  }

  Token takeNonSpace() {
    peekNonSpace();
    return take();
  }

  /** The word behind the next one and behind the spaces that follow it. */
  Token secondNonSpace() {
    int second = Math.min(next + 1, tokens.size() - 1);
    while (tokens.get(second).is(Kind.SPACE)) {
      second++;
    }
    return tokens.get(second);
  }

  Token expect(Kind kind, String context) throws TemplateException {
    Token token = takeNonSpace();
    if (!token.is(kind)) {
      throw unexpected(token, context);
    }
    return token;
  }

  /** A text in quotes. */
  String text(String context) throws TemplateException {
    Token token = takeNonSpace();
    if (!token.is(Kind.STRING) && !token.is(Kind.RAW_STRING)) {
      throw unexpected(token, context);
    }
    return unquoted(token);
  }

  String unquoted(Token token) throws TemplateException {
    try {
      return Quoted.unquote(token.text());
    } catch (IllegalArgumentException e) {
      throw failure(token.at(), String.valueOf(e.getMessage()));
    }
  }

  TemplateException unexpected(Token token, String context) {
    return failure(
        token.at(),
        token.is(Kind.ERROR)
            ? token.description()
            : "unexpected " + token.description() + " in " + context);
  }

  TemplateException failure(int at, String problem) {
    return new TemplateException(Position.in(text, at), "", problem);
  }

  TemplateException undefined(Token token, String what) {
    return failure(token.at(), what + " " + GoText.quote(token.text()) + " not defined");
  }
}
