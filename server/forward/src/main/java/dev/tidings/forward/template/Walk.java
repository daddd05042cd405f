package dev.tidings.forward.template;

import dev.tidings.event.GoText;
import dev.tidings.forward.template.Node.Block;
import dev.tidings.forward.template.Value.Int;
import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.NilPointer;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Sequence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what a template says, node by node. */
final class Walk {
  private final Map<String, Block> templates;
  private final Run run;
  private final Variables variables;
  private final Evaluation evaluation;

  /** How a list of nodes ended. */
  enum Flow {
    ON,
    BREAK,
    CONTINUE
  }

  Walk(Map<String, Block> templates, Run run, Value data) {
    this.templates = templates;
    this.run = run;
    this.variables = new Variables(data);
    this.evaluation = new Evaluation(run, variables);
  }

  Flow block(Value dot, Block block) throws EvaluationException {
    limit(run::enter);
    Flow flow = Flow.ON;
    for (Node node : block.nodes()) {
      flow = node(dot, node);
      if (flow != Flow.ON) {
        break;
      }
    }
    run.leave();
    return flow;
  }

  private interface Limited {
    void check() throws CallException;
  }

  private void limit(Limited limited) throws EvaluationException {
    try {
      limited.check();
    } catch (CallException e) {
      throw evaluation.failure(e);
    }
  }

  private Flow node(Value dot, Node node) throws EvaluationException {
    limit(run::step);
    switch (node) {
      case Node.Text text -> limit(() -> run.write(text.text()));
      case Node.Action action -> action(dot, action);
      case Node.Call call -> call(dot, call);
      case Node.If branch -> {
        return branch(dot, branch);
      }
      case Node.With with -> {
        return with(dot, with);
      }
      case Node.Range range -> {
        return range(dot, range);
      }
      case Node.Break b -> {
        return Flow.BREAK;
      }
      case Node.Continue c -> {
        return Flow.CONTINUE;
      }
    }
    return Flow.ON;
  }

  private void action(Value dot, Node.Action action) throws EvaluationException {
    Value value = evaluation.pipe(dot, action.pipe());
    if (action.pipe().variables().isEmpty()) {
      evaluation.at(action.pipe());
      limit(() -> run.write(Printed.action(value)));
    }
  }

  private Flow branch(Value dot, Node.If branch) throws EvaluationException {
    int mark = variables.mark();
    boolean truth = Truth.of(evaluation.pipe(dot, branch.condition()));
    Flow flow = block(dot, truth ? branch.then() : branch.otherwise());
    variables.forget(mark);
    return flow;
  }

  private Flow with(Value dot, Node.With with) throws EvaluationException {
    int mark = variables.mark();
    Value value = evaluation.pipe(dot, with.value());
    Flow flow = Truth.of(value) ? block(value, with.then()) : block(dot, with.otherwise());
    variables.forget(mark);
    return flow;
  }

  private Flow range(Value dot, Node.Range range) throws EvaluationException {
    int mark = variables.mark();
    Value over = evaluation.pipe(dot, range.over());
    boolean repeated =
        switch (over) {
          case Int number -> count(range, number);
          case Sequence sequence -> each(range, sequence.elements());
          case Mapping mapping -> entries(range, mapping);
          case Nothing n -> false;
          case NilPointer p -> throw notIterable(over);
          case Value.Bool b -> throw notIterable(over);
          case Value.Real r -> throw notIterable(over);
          case Value.Text t -> throw notIterable(over);
          case Value.Time t -> throw notIterable(over);
          case Value.Struct<?> s -> throw notIterable(over);
        };
    Flow flow = repeated ? Flow.ON : block(dot, range.otherwise());
    variables.forget(mark);
    return flow;
  }

  private EvaluationException notIterable(Value value) {
    return evaluation.failure("range can't iterate over " + Printed.plain(value));
  }

  private boolean count(Node.Range range, Int number) throws EvaluationException {
    if (range.over().variables().size() > 1) {
      throw evaluation.failure(
          "can't use " + number.value() + " to iterate over more than one variable");
    }
    Flow flow = Flow.ON;
    for (long i = 0; i < number.value() && flow != Flow.BREAK; i++) {
      flow = once(range, Nothing.NOTHING, new Int(i, number.type()));
    }
    return number.value() > 0;
  }

  private boolean each(Node.Range range, List<? extends Value> elements)
      throws EvaluationException {
    Flow flow = Flow.ON;
    for (int i = 0; i < elements.size() && flow != Flow.BREAK; i++) {
      flow = once(range, Value.number(i), elements.get(i));
    }
    return !elements.isEmpty();
  }

  private boolean entries(Node.Range range, Mapping mapping) throws EvaluationException {
    // a copy, since the template may change the map meanwhile
    var entries = List.copyOf(mapping.entries().entrySet());
    Flow flow = Flow.ON;
    for (int i = 0; i < entries.size() && flow != Flow.BREAK; i++) {
      flow = once(range, Value.text(entries.get(i).getKey()), entries.get(i).getValue());
    }
    return !entries.isEmpty();
  }

  private Flow once(Node.Range range, Value index, Value element) throws EvaluationException {
    limit(run::step);
    List<String> names = range.over().variables();
    int mark = variables.mark();
    if (names.size() > 1) {
      set(range.over(), names.get(0), index);
    }
    if (!names.isEmpty()) {
      set(range.over(), names.getLast(), element);
    }
    Flow flow = block(element, range.each());
    variables.forget(mark);
    return flow;
  }

  private void set(Pipe over, String name, Value value) {
    if (over.assigns()) {
      variables.assign(name, value);
    } else {
      variables.declare(name, value);
    }
  }

  private void call(Value dot, Node.Call call) throws EvaluationException {
    evaluation.at(call);
    Block template = templates.get(call.name());
    if (template == null) {
      throw evaluation.failure("template " + GoText.quote(call.name()) + " not defined");
    }
    @Nullable Pipe argument = call.argument();
    Value value = argument == null ? Nothing.NOTHING : evaluation.pipe(dot, argument);
    new Walk(templates, run, value).block(value, template);
  }
}
