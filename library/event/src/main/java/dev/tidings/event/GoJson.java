package dev.tidings.event;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refused values as the reference prints them: in Go's JSON. Types that only its own program knows
 * carry their Go field names.
 */
final class GoJson {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(UTC);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(UTC);

  private GoJson() {}

  static String text(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      appendCharacter(json, text.charAt(i));
    }
    return json.append('"').toString();
  }

  private static void appendCharacter(StringBuilder json, char c) {
    switch (c) {
      case '"', '\\' -> json.append('\\').append(c);
      case '\b' -> json.append("\\b");
      case '\f' -> json.append("\\f");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      case '<', '>', '&', '\u2028', '\u2029' -> json.append(String.format("\\u%04x", (int) c));
      default -> {
        if (c < ' ') {
          json.append(String.format("\\u%04x", (int) c));
        } else {
          json.append(c);
        }
      }
    }
  }

  static String texts(List<String> texts) {
    return texts.stream().map(GoJson::text).collect(joining(",", "[", "]"));
  }

  /** A time of whole seconds; null when unset. */
  static String time(@Nullable Instant time) {
    return time == null ? "null" : '"' + SECONDS.format(time) + '"';
  }

  /** A time of microseconds; null when unset. */
  static String microTime(@Nullable Instant time) {
    return time == null ? "null" : '"' + MICROSECONDS.format(time) + '"';
  }

  static String number(@Nullable Long number) {
    return number == null ? "null" : number.toString();
  }

  static String reference(@Nullable ObjectReference reference) {
    if (reference == null) {
      return "null";
    }
    return object(
        member("Kind", reference.kind()),
        member("Namespace", reference.namespace()),
        member("Name", reference.name()),
        member("UID", reference.uid()),
        member("APIVersion", reference.apiVersion()),
        member("ResourceVersion", reference.resourceVersion()),
        member("FieldPath", reference.fieldPath()));
  }

  static String source(EventSource source) {
    return object(member("Component", source.component()), member("Host", source.host()));
  }

  static String owner(OwnerReference owner) {
    List<String> members = new ArrayList<>();
    members.add(member("apiVersion", owner.apiVersion()));
    members.add(member("kind", owner.kind()));
    members.add(member("name", owner.name()));
    members.add(member("uid", owner.uid()));
    if (owner.controller() != null) {
      members.add("\"controller\":" + owner.controller());
    }
    if (owner.blockOwnerDeletion() != null) {
      members.add("\"blockOwnerDeletion\":" + owner.blockOwnerDeletion());
    }
    return object(members.toArray(String[]::new));
  }

  static String owners(List<OwnerReference> owners) {
    return owners.stream().map(GoJson::owner).collect(joining(",", "[", "]"));
  }

  private static String member(String name, String value) {
    return '"' + name + "\":" + text(value);
  }

  private static String object(String... members) {
    return "{" + String.join(",", members) + "}";
  }
}
