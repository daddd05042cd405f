package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.GoText;
import java.net.URLEncoder;

/** Makes texts fit for other languages: html, js, urlquery. */
final class Escapes {
  private Escapes() {}

  static void addTo(FunctionTable table) {
    table
        .variadic("html", a -> Value.text(html(joined(a))), ANY)
        .variadic("js", a -> Value.text(js(joined(a))), ANY)
        .variadic("urlquery", a -> Value.text(query(joined(a))), ANY);
  }

  private static String joined(Arguments arguments) {
    boolean nothing = arguments.size() == 1 && arguments.any(0) instanceof Value.Nothing;
    return nothing ? "<no value>" : Printed.joined(arguments.from(0));
  }

  private static String html(String text) {
    var escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case 0 -> escaped.append('\uFFFD');
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append((char) c);
              }
            });
    return escaped.toString();
  }

  private static String js(String text) {
    var escaped = new StringBuilder();
    text.codePoints().forEach(point -> js(escaped, point));
    return escaped.toString();
  }

  private static void js(StringBuilder escaped, int point) {
    switch (point) {
      case '\\', '\'', '"' -> escaped.append('\\').append((char) point);
      case '<', '>', '&', '=' -> escaped.append(String.format("\\u%04X", point));
      default -> {
        boolean control = point < ' ' || (point >= 0x80 && !GoText.isPrintable(point));
        escaped.append(control ? String.format("\\u%04X", point) : Character.toString(point));
      }
    }
  }

  static String query(String text) {
    return URLEncoder.encode(text, UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
