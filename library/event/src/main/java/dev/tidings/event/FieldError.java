package dev.tidings.event;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * What is wrong with one field, in the words of the reference (apimachinery, field/errors.go).
 *
 * @param field the field's path, {@code metadata.labels}; paths are those of core/v1 whichever
 *     group was used
 * @param bodyText the reason with the refused value and the detail, as a Status cause carries it
 */
public record FieldError(Reason reason, String field, String bodyText) {
  /** The kinds of error, each with the word that begins its text. */
  public enum Reason {
    REQUIRED("FieldValueRequired", "Required value"),
    INVALID("FieldValueInvalid", "Invalid value"),
    NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value"),
    FORBIDDEN("FieldValueForbidden", "Forbidden"),
    TOO_LONG("FieldValueTooLong", "Too long");

    private final String causeName;
    private final String text;

    Reason(String causeName, String text) {
      this.causeName = causeName;
      this.text = text;
    }

    /** As a Status cause names it: {@code FieldValueInvalid}. */
    public String causeName() {
      return causeName;
    }
  }

  public FieldError {
    requireNonNull(reason, "reason");
    requireNonNull(field, "field");
    requireNonNull(bodyText, "bodyText");
  }

  /** A value is missing. An empty detail is left out. */
  public static FieldError required(String field, String detail) {
    return of(Reason.REQUIRED, field, "", detail);
  }

  /** A text is not acceptable. */
  public static FieldError invalid(String field, String value, String detail) {
    return invalidRendered(field, GoText.quote(value), detail);
  }

  /** A value that is no text is not acceptable; it comes as it is to be printed. */
  public static FieldError invalidRendered(String field, String renderedValue, String detail) {
    return of(Reason.INVALID, field, renderedValue, detail);
  }

  /** A text is none of those that are known. */
  public static FieldError notSupported(String field, String value, List<String> supported) {
    String known = supported.stream().map(GoText::quote).collect(joining(", "));
    return of(Reason.NOT_SUPPORTED, field, GoText.quote(value), "supported values: " + known);
  }

  /** The field may not be there, or not be so, in this request. */
  public static FieldError forbidden(String field, String detail) {
    return of(Reason.FORBIDDEN, field, "", detail);
  }

  /** A value has more bytes than it may have. */
  public static FieldError tooLong(String field, int maxBytes) {
    return of(Reason.TOO_LONG, field, "", "may not be more than " + maxBytes + " bytes");
  }

  private static FieldError of(Reason reason, String field, String value, String detail) {
    StringBuilder body = new StringBuilder(reason.text);
    if (!value.isEmpty()) {
      body.append(": ").append(value);
    }
    if (!detail.isEmpty()) {
      body.append(": ").append(detail);
    }
    return new FieldError(reason, field, body.toString());
  }

  /** {@code field: body}. */
  public String message() {
    return field + ": " + bodyText;
  }

  /**
   * What the message of a 422 Status says after {@code Event "x" is invalid: }: one error plainly,
   * several in brackets, each text once however often it occurs.
   */
  public static String summary(List<FieldError> errors) {
    List<String> messages = errors.stream().map(FieldError::message).distinct().toList();
    return messages.size() == 1 ? messages.get(0) : "[" + String.join(", ", messages) + "]";
  }
}
