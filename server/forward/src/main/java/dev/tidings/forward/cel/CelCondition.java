package dev.tidings.forward.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventTree;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A condition on {@code event} (named as in JSON, core/v1), {@code cluster} (its name) and {@code
 * object} (what the cluster said of the involved object). Its length, its depth and the turns of
 * its loops are limited, and its regular expressions are RE2, so it takes bounded time. Safe for
 * use by several threads.
 *
 * @see <a href="https://github.com/google/cel-spec">CEL</a>
 */
public final class CelCondition implements Predicate<EnhancedEvent> {
  private static final CelOptions LIMITS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(10_000)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(10_000)
          .maxRegexProgramSize(1_000)
          .build();

  private static final CelType ANYTHING = MapType.create(SimpleType.STRING, SimpleType.DYN);

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(LIMITS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("event", ANYTHING)
          .addVar("cluster", SimpleType.STRING)
          .addVar("object", ANYTHING)
          .setResultType(SimpleType.BOOL)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(LIMITS).build();

  private final CelRuntime.Program program;

  private CelCondition(CelRuntime.Program program) {
    this.program = program;
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException when it is none; the message has its lines and columns
   */
  public static CelCondition parse(String text) {
    CelValidationResult result = COMPILER.compile(text);
    if (result.hasError()) {
      throw new IllegalArgumentException(
          result.getErrors().stream().map(CelCondition::problem).collect(Collectors.joining("; ")));
    }
    try {
      CelAbstractSyntaxTree ast = result.getAst();
      return new CelCondition(RUNTIME.createProgram(ast));
    } catch (CelValidationException | CelEvaluationException unusable) {
      throw new IllegalArgumentException(unusable.getMessage(), unusable);
    }
  }

  private static String problem(CelIssue issue) {
    return "line %d, column %d: %s"
        .formatted(
            issue.getSourceLocation().getLine(),
            issue.getSourceLocation().getColumn() + 1,
            issue.getMessage());
  }

  /**
   * Whether it is true of an event.
   *
   * @throws UndecidedException when it is neither true nor false
   */
  @Override
  public boolean test(EnhancedEvent event) {
    Map<String, Object> known =
        Map.of(
            "event", EventTree.ofEvent(event.event()),
            "cluster", event.clusterName(),
            "object", EventTree.ofObject(event.object()));
    try {
      Object answer = program.eval(known);
      if (answer instanceof Boolean decided) {
        return decided;
      }
      throw new UndecidedException("it is neither true nor false: " + answer, null);
    } catch (CelEvaluationException failed) {
      throw new UndecidedException(String.valueOf(failed.getMessage()), failed);
    }
  }
}
