package dev.tidings.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A request as it goes over the wire.
 *
 * @param bytes head and body; must not be changed
 * @param wanted the status that is a success
 */
@SuppressWarnings("ArrayRecordComponent") // not compared, and copying it would be work for nothing
public record Request(byte[] bytes, int wanted) {
  private static final String HEADERS =
      " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: tidings-load\r\n";
  private static final String JSON = "Accept: application/json\r\n";
  private static final int OK = 200;
  private static final int CREATED = 201;

  public static Request get(String target) {
    return get(target, JSON);
  }

  /** With headers of its own, each ended by CR LF. */
  public static Request get(String target, String headers) {
    return new Request(ascii("GET " + target + HEADERS + headers + "\r\n"), OK);
  }

  public static Request post(String target, String json) {
    return withBody("POST", target, "application/json", json, CREATED);
  }

  public static Request patch(String target, String strategicMerge) {
    return withBody("PATCH", target, "application/strategic-merge-patch+json", strategicMerge, OK);
  }

  public static Request delete(String target) {
    return new Request(ascii("DELETE " + target + HEADERS + JSON + "\r\n"), OK);
  }

  /** A request whose body is plain ASCII. */
  private static Request withBody(
      String method, String target, String type, String body, int wanted) {
    String head =
        method
            + " "
            + target
            + HEADERS
            + JSON
            + "Content-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return new Request(ascii(head + body), wanted);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
