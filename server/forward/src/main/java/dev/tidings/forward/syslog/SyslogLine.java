package dev.tidings.forward.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.Event;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.LastSeen;
import java.io.ByteArrayOutputStream;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages as RFC 5424 has them.
 *
 * @param facility 0 to 23
 * @param host who sends them
 * @param application what we are called there
 */
record SyslogLine(int facility, String host, String application) {
  private static final int WARNING = 4;
  private static final int INFORMATIONAL = 6;

  /**
   * The name of the structured data. Behind it should be the number of an enterprise; this one is
   * for those that have none of their own (RFC 5612).
   */
  private static final String DATA = "event@32473";

  private static final String NIL = "-";
  private static final int LONGEST_HOST = 255;
  private static final int LONGEST_APPLICATION = 48;
  private static final int LONGEST_ID = 32;

  byte[] of(Message message) {
    Event event = message.event();
    int severity = event.type().equals("Warning") ? WARNING : INFORMATIONAL;
    String head =
        "<%d>1 %s %s %s - %s %s "
            .formatted(
                facility * 8 + severity,
                time(event),
                printable(host, LONGEST_HOST),
                printable(application, LONGEST_APPLICATION),
                printable(event.reason(), LONGEST_ID),
                data(message));
    var line = new ByteArrayOutputStream(head.length() + message.body().length);
    line.writeBytes(head.getBytes(UTF_8));
    line.writeBytes(message.body());
    return line.toByteArray();
  }

  /** With microseconds at most, which is all that the format has room for. */
  private static String time(Event event) {
    return LastSeen.known(event)
        .map(seen -> seen.truncatedTo(ChronoUnit.MICROS).toString())
        .orElse(NIL);
  }

  /** What may stand in a head: neither spaces nor anything beyond ASCII. */
  private static String printable(String text, int longest) {
    String printable = text.replaceAll("[^!-~]", "");
    if (printable.isEmpty()) {
      return NIL;
    }
    return printable.substring(0, Math.min(printable.length(), longest));
  }

  private static String data(Message message) {
    Event event = message.event();
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("id", message.id());
    parameters.put("cluster", message.cluster());
    parameters.put("namespace", event.metadata().namespace());
    parameters.put("kind", event.involvedObject().kind());
    parameters.put("name", event.involvedObject().name());
    parameters.put("type", event.type());
    parameters.put("reason", event.reason());
    parameters.put("count", Integer.toString(event.occurrences()));
    var data = new StringBuilder("[").append(DATA);
    for (Map.Entry<String, String> each : parameters.entrySet()) {
      data.append(' ').append(each.getKey()).append("=\"");
      data.append(each.getValue().replaceAll("[\"\\\\\\]]", "\\\\$0")).append('"');
    }
    return data.append(']').toString();
  }
}
