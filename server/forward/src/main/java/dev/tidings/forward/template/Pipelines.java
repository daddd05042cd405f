package dev.tidings.forward.template;

import dev.tidings.event.GoText;
import dev.tidings.forward.template.Pipe.Command;
import dev.tidings.forward.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds pipelines, commands and their operands. */
final class Pipelines {
  private final Tokens tokens;
  private final FunctionTable functions;
  private final int deepest;
  private List<String> variables = new ArrayList<>(List.of("$"));
  private int depth;

  Pipelines(Tokens tokens, FunctionTable functions, int deepest) {
    this.tokens = tokens;
    this.functions = functions;
    this.deepest = deepest;
  }

  /** How many variables there are. */
  int variables() {
    return variables.size();
  }

  /** Forgets the variables that came later. */
  void forgetVariables(int count) {
    variables.subList(count, variables.size()).clear();
  }

  /** Begins with no variables but the dollar sign; returns those there were. */
  List<String> startVariables() {
    List<String> outside = variables;
    variables = new ArrayList<>(List.of("$"));
    return outside;
  }

  void restoreVariables(List<String> outside) {
    variables = outside;
  }

  /** A pipeline, and the word that ends it. */
  Pipe until(Kind end, String context) throws TemplateException {
    int at = tokens.peekNonSpace().at();
    var declared = new ArrayList<String>();
    boolean assigns = declarations(declared, context);
    var commands = new ArrayList<Command>();
    Token token = tokens.peekNonSpace();
    while (!token.is(end)) {
      if (!token.kind().isOperand()) {
        throw tokens.unexpected(token, context);
      }
      commands.add(command());
      token = tokens.peekNonSpace();
    }
    tokens.take();
    check(commands, token, context);
    return new Pipe(at, declared, assigns, commands);
  }

  /** Whether the variables exist already. */
  private boolean declarations(List<String> declared, String context) throws TemplateException {
    while (tokens.peekNonSpace().is(Kind.VARIABLE)) {
      Token set = tokens.secondNonSpace();
      boolean sets = set.is(Kind.ASSIGN) || set.is(Kind.DECLARE);
      if (!sets && !isComma(set)) {
        return false;
      }
      String name = tokens.take().text();
      tokens.takeNonSpace();
      declared.add(name);
      variables.add(name);
      if (sets) {
        return set.is(Kind.ASSIGN);
      }
      anotherVariable(set, declared.size(), context);
    }
    return false;
  }

  private void anotherVariable(Token comma, int before, String context) throws TemplateException {
    if (!context.equals("range") || before > 1) {
      throw tokens.failure(comma.at(), "too many declarations in " + context);
    }
    if (!tokens.peekNonSpace().is(Kind.VARIABLE)) {
      throw tokens.failure(comma.at(), "range can only initialize variables");
    }
  }

  private static boolean isComma(Token token) {
    return token.is(Kind.CHARACTER) && token.text().equals(",");
  }

  private void check(List<Command> commands, Token end, String context) throws TemplateException {
    if (commands.isEmpty()) {
      throw tokens.failure(end.at(), "missing value for " + context);
    }
    for (int i = 1; i < commands.size(); i++) {
      Operand first = commands.get(i).first();
      switch (first) {
        case Operand.Literal l -> throw notExecutable(first, i);
        case Operand.Dot d -> throw notExecutable(first, i);
        case Operand.Nil n -> throw notExecutable(first, i);
        case Operand.NumberWord n -> throw notExecutable(first, i);
        default -> {}
      }
    }
  }

  private TemplateException notExecutable(Operand operand, int index) {
    return tokens.failure(operand.at(), "non executable command in pipeline stage " + (index + 1));
  }

  private Command command() throws TemplateException {
    int at = tokens.peekNonSpace().at();
    var operands = new ArrayList<Operand>();
    while (true) {
      tokens.peekNonSpace();
      Operand operand = operand();
      if (operand != null) {
        operands.add(operand);
      }
      Token token = tokens.peek();
      if (token.is(Kind.SPACE)) {
        continue;
      }
      if (token.is(Kind.PIPE)) {
        tokens.take();
      } else if (!token.is(Kind.RIGHT_DELIMITER) && !token.is(Kind.RIGHT_PAREN)) {
        throw tokens.unexpected(token, "operand");
      }
      if (operands.isEmpty()) {
        throw tokens.failure(at, "empty command");
      }
      return new Command(at, operands);
    }
  }

  /** A term with the fields behind it; null if the next word is none. */
  private @Nullable Operand operand() throws TemplateException {
    Operand term = term();
    if (term == null || !tokens.peek().is(Kind.FIELD)) {
      return term;
    }
    int at = tokens.peek().at();
    var names = new ArrayList<String>();
    while (tokens.peek().is(Kind.FIELD)) {
      names.add(tokens.take().text().substring(1));
    }
    return switch (term) {
      case Operand.Field field -> new Operand.Field(at, concat(field.names(), names));
      case Operand.Variable variable -> new Operand.Variable(at, variable.name(), names);
      case Operand.FunctionName name -> new Operand.Chain(at, name, names);
      case Pipe pipe -> new Operand.Chain(at, pipe, names);
      case Operand.Chain chain -> new Operand.Chain(at, chain, names);
      case Operand.Dot d -> throw unexpectedDot(term);
      case Operand.Nil n -> throw unexpectedDot(term);
      case Operand.Literal l -> throw unexpectedDot(term);
      case Operand.NumberWord n -> throw unexpectedDot(term);
    };
  }

  private static List<String> concat(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private TemplateException unexpectedDot(Operand term) {
    return tokens.failure(
        tokens.peek().at(), "unexpected . after term " + GoText.quote(term.source()));
  }

  private @Nullable Operand term() throws TemplateException {
    Token token = tokens.peekNonSpace();
    if (!token.kind().isOperand()) {
      return null;
    }
    tokens.take();
    return switch (token.kind()) {
      case DOT -> new Operand.Dot(token.at());
      case NIL -> new Operand.Nil(token.at());
      case BOOL -> literal(token, new Value.Bool(token.text().equals("true")));
      case STRING, RAW_STRING -> literal(token, Value.text(tokens.unquoted(token)));
      case NUMBER, CHARACTER_CONSTANT -> number(token);
      case FIELD -> new Operand.Field(token.at(), List.of(token.text().substring(1)));
      case VARIABLE -> variable(token);
      case LEFT_PAREN -> parenthesized(token);
      default -> function(token);
    };
  }

  private static Operand literal(Token token, Value value) {
    return new Operand.Literal(token.at(), token.text(), value);
  }

  private Operand number(Token token) throws TemplateException {
    try {
      NumberLiteral literal =
          token.is(Kind.NUMBER)
              ? NumberLiteral.parse(token.text())
              : NumberLiteral.ofCharacter(token.text());
      return new Operand.NumberWord(token.at(), literal);
    } catch (IllegalArgumentException e) {
      throw tokens.failure(token.at(), String.valueOf(e.getMessage()));
    }
  }

  private Operand variable(Token token) throws TemplateException {
    if (!variables.contains(token.text())) {
      throw tokens.failure(token.at(), "undefined variable " + GoText.quote(token.text()));
    }
    return new Operand.Variable(token.at(), token.text(), List.of());
  }

  private Operand parenthesized(Token token) throws TemplateException {
    if (++depth > deepest) {
      throw tokens.failure(token.at(), "max expression depth exceeded");
    }
    Pipe pipe = until(Kind.RIGHT_PAREN, "parenthesized pipeline");
    depth--;
    return pipe;
  }

  private Operand function(Token token) throws TemplateException {
    if (functions.find(token.text()) == null) {
      throw tokens.undefined(token, "function");
    }
    return new Operand.FunctionName(token.at(), token.text());
  }
}
