package dev.tidings.forward.template;

import dev.tidings.event.GoText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a template does, one thing after the other. */
sealed interface Node {
  record Text(String text) implements Node {}

  /** A pipeline whose value is printed, unless it sets variables. */
  record Action(Pipe pipe) implements Node {}

  record If(Pipe condition, Block then, Block otherwise) implements Node {}

  record With(Pipe value, Block then, Block otherwise) implements Node {}

  record Range(Pipe over, Block each, Block otherwise) implements Node {}

  /** Renders another template in this place. */
  record Call(int at, String name, @Nullable Pipe argument) implements Node, Located {
    @Override
    public String source() {
      String call = "{{template " + GoText.quote(name);
      return call + (argument == null ? "" : " " + argument.source()) + "}}";
    }
  }

  record Break() implements Node {}

  record Continue() implements Node {}

  /** What is done in order. */
  record Block(List<Node> nodes) {
    static final Block EMPTY = new Block(List.of());

    public Block {
      nodes = List.copyOf(nodes);
    }

    /** Whether it says nothing but white space. */
    boolean isBlank() {
      return nodes.stream().allMatch(node -> node instanceof Text text && text.text().isBlank());
    }
  }
}
