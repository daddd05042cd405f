package dev.tidings.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Kubernetes lets names be. Each rule answers with what is wrong, in the reference's words
 * (apimachinery, util/validation and api/validation/path), or with nothing. Lengths are in bytes of
 * UTF-8.
 */
public final class NameRules {
  // As the reference prints them. What is checked with is below: it cannot be made to backtrack.
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
  private static final String NAME_PART = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String LABEL_VALUE = "(" + NAME_PART + ")?";
  private static final String NAME_CHARACTERS =
      " alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
          + " character"
          + expected(NAME_PART, "MyName", "my.name", "123-abc");

  private static final Pattern LABEL_CHARACTERS = Pattern.compile("[-a-z0-9]++");
  private static final Pattern NAME_PART_CHARACTERS = Pattern.compile("[-A-Za-z0-9_.]++");

  private static final int MAX_SUBDOMAIN_BYTES = 253;
  private static final int MAX_NAME_BYTES = 63;

  private NameRules() {}

  /** A DNS subdomain: lower case labels with dots between them, at most 253 bytes. */
  public static List<String> subdomain(String name) {
    return subdomain(name, "characters");
  }

  private static List<String> subdomain(String name, String unit) {
    List<String> wrong = new ArrayList<>();
    if (bytes(name) > MAX_SUBDOMAIN_BYTES) {
      wrong.add("must be no more than " + MAX_SUBDOMAIN_BYTES + " " + unit);
    }
    if (!isSubdomain(name)) {
      wrong.add(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
              + " or '.', and must start and end with an alphanumeric character"
              + expected(SUBDOMAIN, "example.com"));
    }
    return wrong;
  }

  /** A DNS label: lower case letters, digits and dashes, at most 63 bytes. */
  public static List<String> label(String name) {
    List<String> wrong = new ArrayList<>();
    if (bytes(name) > MAX_NAME_BYTES) {
      wrong.add("must be no more than " + MAX_NAME_BYTES + " characters");
    }
    if (!isLabel(name)) {
      wrong.add(
          isSubdomain(name)
              ? "must not contain dots"
              : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                  + " '-', and must start and end with an alphanumeric character"
                  + expected(LABEL, "my-name", "123-abc"));
    }
    return wrong;
  }

  /** A key of labels or annotations, a finalizer, a controller: {@code [subdomain/]name}. */
  public static List<String> qualifiedName(String name) {
    int slash = name.indexOf('/');
    if (slash != name.lastIndexOf('/')) {
      return List.of(
          "a valid label key must consist of"
              + NAME_CHARACTERS
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    List<String> wrong = new ArrayList<>();
    if (slash == 0) {
      wrong.add("prefix part must be non-empty");
    } else if (slash > 0) {
      subdomain(name.substring(0, slash), "bytes")
          .forEach(text -> wrong.add("prefix part " + text));
    }
    namePart(name.substring(slash + 1)).forEach(text -> wrong.add("name part " + text));
    return wrong;
  }

  private static List<String> namePart(String name) {
    List<String> wrong = new ArrayList<>();
    if (name.isEmpty()) {
      wrong.add("must be non-empty");
    } else if (bytes(name) > MAX_NAME_BYTES) {
      wrong.add("must be no more than " + MAX_NAME_BYTES + " bytes");
    }
    if (!isNamePart(name)) {
      wrong.add("must consist of" + NAME_CHARACTERS);
    }
    return wrong;
  }

  /** A label's value: empty, or like the name of a label, at most 63 bytes. */
  public static List<String> labelValue(String value) {
    List<String> wrong = new ArrayList<>();
    if (bytes(value) > MAX_NAME_BYTES) {
      wrong.add("must be no more than " + MAX_NAME_BYTES + " bytes");
    }
    if (!value.isEmpty() && !isNamePart(value)) {
      wrong.add(
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_'"
              + " or '.', and must start and end with an alphanumeric character"
              + expected(LABEL_VALUE, "MyValue", "my_value", "12345"));
    }
    return wrong;
  }

  /** What can stand between two slashes of a URL, which is all that a core/v1 event's name must. */
  public static List<String> pathSegment(String name) {
    return name.equals(".") || name.equals("..")
        ? List.of("may not be '" + name + "'")
        : pathSegmentPrefix(name);
  }

  /** The same for the beginning of a name. */
  public static List<String> pathSegmentPrefix(String prefix) {
    List<String> wrong = new ArrayList<>();
    for (String forbidden : List.of("/", "%")) {
      if (prefix.contains(forbidden)) {
        wrong.add("may not contain '" + forbidden + "'");
      }
    }
    return wrong;
  }

  private static boolean isSubdomain(String name) {
    return Stream.of(name.split("\\.", -1)).allMatch(NameRules::isLabel);
  }

  private static boolean isLabel(String name) {
    return LABEL_CHARACTERS.matcher(name).matches() && !name.startsWith("-") && !name.endsWith("-");
  }

  private static boolean isNamePart(String name) {
    return NAME_PART_CHARACTERS.matcher(name).matches()
        && Character.isLetterOrDigit(name.charAt(0))
        && Character.isLetterOrDigit(name.charAt(name.length() - 1));
  }

  static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  private static String expected(String pattern, String... examples) {
    String shown = "'" + String.join("',  or '", examples) + "'";
    return " (e.g. " + shown + ", regex used for validation is '" + pattern + "')";
  }
}
