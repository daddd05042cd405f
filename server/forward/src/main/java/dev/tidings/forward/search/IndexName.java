package dev.tidings.forward.search;

import dev.tidings.forward.template.TimeType;
import dev.tidings.forward.template.Value;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an index, an alias or a data stream is called.
 *
 * @param format the name; a layout of Go's times may stand in braces: {@code events-{2006.01.02}}
 */
public record IndexName(String format) {
  /** From the first brace to the last one, as kubernetes-event-exporter takes it. */
  private static final Pattern LAYOUT = Pattern.compile("\\{(.*)\\}", Pattern.DOTALL);

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if nothing can be called so, for people
   */
  public static IndexName parse(String text) {
    String outside = LAYOUT.matcher(text).replaceAll("0");
    if (!outside.matches("[^-_+.\\s,\"*/\\\\<>|?#:\\p{Lu}][^\\s,\"*/\\\\<>|?#:\\p{Lu}]{0,200}")) {
      throw new IllegalArgumentException("'" + text + "' is no name of an index");
    }
    return new IndexName(text);
  }

  /** The name for a time, in UTC. */
  public String at(Instant time) {
    Matcher matcher = LAYOUT.matcher(format);
    var value = new Value.Time(time, TimeType.TIME);
    return matcher.replaceAll(match -> Matcher.quoteReplacement(value.format(match.group(1))));
  }

  /** What stores take for all names together. */
  String pattern() {
    int brace = format.indexOf('{');
    return brace < 0 ? format : format.substring(0, brace) + "*";
  }
}
