package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.INT;
import static dev.tidings.forward.template.Parameter.TEXT;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tidings.forward.template.Value.Bool;
import java.util.List;

/** sprig's functions of regular expressions, which take time in proportion to the text. */
final class RegexFunctions {
  private RegexFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("regexMatch", RegexFunctions::lenientMatch, TEXT, TEXT)
        .fixed("mustRegexMatch", a -> new Bool(must(a).find(a.text(1))), TEXT, TEXT)
        .fixed("regexFind", a -> first(find(a).all(1)), TEXT, TEXT)
        .fixed("mustRegexFind", a -> first(must(a).all(1)), TEXT, TEXT)
        .fixed("regexFindAll", a -> texts(find(a).all(a.number(2))), TEXT, TEXT, INT)
        .fixed("mustRegexFindAll", a -> texts(must(a).all(a.number(2))), TEXT, TEXT, INT)
        .fixed("regexSplit", a -> texts(find(a).split(a.number(2))), TEXT, TEXT, INT)
        .fixed("mustRegexSplit", a -> texts(must(a).split(a.number(2))), TEXT, TEXT, INT)
        .fixed("regexReplaceAll", a -> replaced(a, find(a), false), TEXT, TEXT, TEXT)
        .fixed("mustRegexReplaceAll", a -> replaced(a, must(a), false), TEXT, TEXT, TEXT)
        .fixed("regexReplaceAllLiteral", a -> replaced(a, find(a), true), TEXT, TEXT, TEXT)
        .fixed("mustRegexReplaceAllLiteral", a -> replaced(a, must(a), true), TEXT, TEXT, TEXT)
        .fixed("regexQuoteMeta", a -> Value.text(Pattern.quote(a.text(0))), TEXT);
  }

  private static Value lenientMatch(Arguments arguments) {
    try {
      return new Bool(Pattern.compile(arguments.text(0)).matcher(arguments.text(1)).find());
    } catch (PatternSyntaxException e) {
      return new Bool(false);
    }
  }

  private static Matches find(Arguments arguments) throws CallException {
    return matches(arguments, "regexp: Compile(`" + arguments.text(0) + "`): ");
  }

  private static Matches must(Arguments arguments) throws CallException {
    return matches(arguments, "");
  }

  private static Matches matches(Arguments arguments, String prefix) throws CallException {
    try {
      return new Matches(Pattern.compile(arguments.text(0)), arguments.text(1));
    } catch (PatternSyntaxException e) {
      throw new CallException(prefix + e.getMessage());
    }
  }

  private static Value first(List<String> found) {
    return Value.text(found.isEmpty() ? "" : found.getFirst());
  }

  private static Value texts(List<String> texts) {
    return new Value.Sequence(
        Value.Sequence.TEXTS, texts.isEmpty(), texts.stream().map(Value::text).toList());
  }

  private static Value replaced(Arguments arguments, Matches matches, boolean literal)
      throws CallException {
    String replacement = arguments.text(2);
    String template = literal ? replacement.replace("$", "$$") : replacement;
    return Value.text(matches.replaced(template, arguments));
  }
}
