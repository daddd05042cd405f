package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.TEXT;

import dev.tidings.forward.template.Value.Bool;
import java.util.ArrayDeque;
import java.util.Deque;

/** sprig's functions of paths with slashes. */
final class PathFunctions {
  private PathFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("base", a -> Value.text(base(a.text(0))), TEXT)
        .fixed("dir", a -> Value.text(clean(a.text(0).substring(0, name(a.text(0))))), TEXT)
        .fixed("ext", a -> Value.text(extension(a.text(0))), TEXT)
        .fixed("clean", a -> Value.text(clean(a.text(0))), TEXT)
        .fixed("isAbs", a -> new Bool(a.text(0).startsWith("/")), TEXT)
        .alias("osBase", "base")
        .alias("osDir", "dir")
        .alias("osExt", "ext")
        .alias("osClean", "clean")
        .alias("osIsAbs", "isAbs");
  }

  /** Where the last name begins. */
  private static int name(String path) {
    return path.lastIndexOf('/') + 1;
  }

  private static String base(String path) {
    String plain = path.replaceAll("/+$", "");
    if (plain.isEmpty()) {
      return path.isEmpty() ? "." : "/";
    }
    return plain.substring(name(plain));
  }

  private static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot >= name(path) ? path.substring(dot) : "";
  }

  private static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (name.equals("..") ? !rooted : !name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    String joined = (rooted ? "/" : "") + String.join("/", names);
    return joined.isEmpty() ? "." : joined;
  }
}
