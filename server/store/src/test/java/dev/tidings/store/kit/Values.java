package dev.tidings.store.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.store.EventTerms;
import dev.tidings.store.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stored values as tests write them: {@code uid|name|text}, and perhaps {@code |kind|reason|…}. */
public final class Values {
  /** What stands for a kind of term, part by part. */
  private static final List<Optional<Term.Kind>> PARTS =
      List.of(
          Optional.of(Term.Kind.OBJECT_UID),
          Optional.of(Term.Kind.OBJECT_NAME),
          Optional.empty(),
          Optional.of(Term.Kind.OBJECT_KIND),
          Optional.of(Term.Kind.REASON),
          Optional.of(Term.Kind.NOT_NORMAL));

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

  /** The terms of such a value, those that are not empty; none of any other. */
  public static EventTerms terms(byte[] value) {
    List<String> parts = List.of(text(value).split("\\|", -1));
    if (parts.size() < 3 || parts.size() > PARTS.size()) {
      return EventTerms.NONE;
    }
    var terms = new ArrayList<Term>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (!part.isEmpty()) {
        PARTS.get(i).ifPresent(kind -> terms.add(new Term(kind, part)));
      }
    }
    return new EventTerms(terms);
  }
}
