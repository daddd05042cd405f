package dev.tidings.forward.template;

import dev.tidings.event.GoText;
import dev.tidings.forward.template.Node.Block;
import dev.tidings.forward.template.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds templates from their text, by the rules of Go's text/template/parse. */
final class Parser {
  private final Tokens tokens;
  private final Pipelines pipelines;
  private final int deepest;
  private final Map<String, Block> templates = new HashMap<>();
  private int depth;
  private int ranges;

  /** A list of nodes, and the word that ended it. */
  private record Ended(Block block, Token by) {}

  Parser(String text, FunctionTable functions, int deepest) {
    this.tokens = new Tokens(text);
    this.pipelines = new Pipelines(tokens, functions, deepest);
    this.deepest = deepest;
  }

  /** The templates that the text defines, by name; the text itself is the one without a name. */
  Map<String, Block> templates() throws TemplateException {
    var nodes = new ArrayList<Node>();
    while (!tokens.peek().is(Kind.END_OF_FILE)) {
      Token ended = node(nodes, true);
      if (ended != null) {
        throw tokens.failure(ended.at(), "unexpected {{" + ended.text() + "}}");
      }
    }
    define("", new Block(nodes), 0);
    return templates;
  }

  private void define(String name, Block block, int at) throws TemplateException {
    Block before = templates.get(name);
    if (before == null || before.isBlank()) {
      templates.put(name, block);
    } else if (!block.isBlank()) {
      throw tokens.failure(at, "template: multiple definition of template " + GoText.quote(name));
    }
  }

  /** Adds the next node; returns the word if it is one that ends a list. */
  private @Nullable Token node(List<Node> nodes, boolean outermost) throws TemplateException {
    Token token = tokens.takeNonSpace();
    if (token.is(Kind.TEXT)) {
      nodes.add(new Node.Text(token.text()));
      return null;
    }
    if (!token.is(Kind.LEFT_DELIMITER)) {
      throw tokens.unexpected(token, "input");
    }
    Token word = tokens.peekNonSpace();
    switch (word.kind()) {
      case DEFINE -> definition(outermost);
      case ELSE, END -> {
        return ending();
      }
      default -> nodes.add(action(word));
    }
    return null;
  }

  private Token ending() throws TemplateException {
    Token word = tokens.take();
    boolean goesOn =
        word.is(Kind.ELSE)
            && (tokens.peekNonSpace().is(Kind.IF) || tokens.peekNonSpace().is(Kind.WITH));
    if (!goesOn) {
      tokens.expect(Kind.RIGHT_DELIMITER, word.text());
    }
    return word;
  }

  private Node action(Token word) throws TemplateException {
    return switch (word.kind()) {
      case BLOCK -> block();
      case BREAK -> leaveRange(new Node.Break());
      case CONTINUE -> leaveRange(new Node.Continue());
      case IF -> {
        Branches branches = branches("if");
        yield new Node.If(branches.pipe(), branches.then(), branches.otherwise());
      }
      case WITH -> {
        Branches branches = branches("with");
        yield new Node.With(branches.pipe(), branches.then(), branches.otherwise());
      }
      case RANGE -> {
        Branches branches = branches("range");
        yield new Node.Range(branches.pipe(), branches.then(), branches.otherwise());
      }
      case TEMPLATE -> call();
      default -> new Node.Action(pipelines.until(Kind.RIGHT_DELIMITER, "command"));
    };
  }

  private Node leaveRange(Node node) throws TemplateException {
    Token word = tokens.take();
    String context = "{{" + word.text() + "}}";
    tokens.expect(Kind.RIGHT_DELIMITER, context);
    if (ranges == 0) {
      throw tokens.failure(word.at(), context + " outside {{range}}");
    }
    return node;
  }

  private record Branches(Pipe pipe, Block then, Block otherwise) {}

  private Branches branches(String context) throws TemplateException {
    tokens.take();
    enter();
    int variables = pipelines.variables();
    Pipe pipe = pipelines.until(Kind.RIGHT_DELIMITER, context);
    int within = context.equals("range") ? 1 : 0;
    ranges += within;
    Ended then = list();
    ranges -= within;
    Block otherwise = then.by().is(Kind.ELSE) ? otherwise(context) : Block.EMPTY;
    pipelines.forgetVariables(variables);
    depth--;
    return new Branches(pipe, then.block(), otherwise);
  }

  private void enter() throws TemplateException {
    if (++depth > deepest) {
      throw tokens.failure(tokens.peek().at(), "too many actions within one another");
    }
  }

  private Block otherwise(String context) throws TemplateException {
    Token word = tokens.peek();
    boolean chained = word.is(Kind.IF) || word.is(Kind.WITH);
    if (chained && word.text().equals(context)) {
      return new Block(List.of(action(word)));
    }
    if (chained) {
      throw tokens.unexpected(word, "input");
    }
    Ended otherwise = list();
    if (!otherwise.by().is(Kind.END)) {
      throw tokens.failure(otherwise.by().at(), "expected end; found {{else}}");
    }
    return otherwise.block();
  }

  private Ended list() throws TemplateException {
    var nodes = new ArrayList<Node>();
    while (!tokens.peekNonSpace().is(Kind.END_OF_FILE)) {
      Token ended = node(nodes, false);
      if (ended != null) {
        return new Ended(new Block(nodes), ended);
      }
    }
    throw tokens.failure(tokens.peek().at(), "unexpected EOF");
  }

  private void definition(boolean outermost) throws TemplateException {
    Token word = tokens.take();
    if (!outermost) {
      throw tokens.unexpected(word, "command");
    }
    String name = tokens.text("define clause");
    tokens.expect(Kind.RIGHT_DELIMITER, "define clause");
    body(name, word, "define clause");
  }

  /** A template within the text; it sees no variables but its own. */
  private void body(String name, Token word, String context) throws TemplateException {
    enter();
    List<String> outside = pipelines.startVariables();
    Ended body = list();
    pipelines.restoreVariables(outside);
    depth--;
    if (!body.by().is(Kind.END)) {
      throw tokens.failure(body.by().at(), "unexpected {{else}} in " + context);
    }
    define(name, body.block(), word.at());
  }

  private Node block() throws TemplateException {
    Token word = tokens.take();
    int at = tokens.peekNonSpace().at();
    String name = tokens.text("block clause");
    Pipe argument = pipelines.until(Kind.RIGHT_DELIMITER, "block clause");
    body(name, word, "block clause");
    return new Node.Call(at, name, argument);
  }

  private Node call() throws TemplateException {
    tokens.take();
    int at = tokens.peekNonSpace().at();
    String name = tokens.text("template clause");
    if (tokens.peekNonSpace().is(Kind.RIGHT_DELIMITER)) {
      tokens.take();
      return new Node.Call(at, name, null);
    }
    return new Node.Call(at, name, pipelines.until(Kind.RIGHT_DELIMITER, "template clause"));
  }
}
