package dev.tidings.store.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.store.EventTerms;
import java.util.List;

/** Stored values as tests write them: {@code uid|name|text}. */
public final class Values {
  private Values() {}

  public static byte[] value(String uid, String name, String text) {
    return bytes(uid + "|" + name + "|" + text);
  }

  public static byte[] bytes(String value) {
    return value.getBytes(UTF_8);
  }

  public static String text(byte[] value) {
    return new String(value, UTF_8);
  }

  /** The terms of such a value; none of any other. */
  public static EventTerms terms(byte[] value) {
    List<String> parts = List.of(text(value).split("\\|", -1));
    return parts.size() == 3 ? new EventTerms(parts.get(0), parts.get(1)) : EventTerms.NONE;
  }
}
