package dev.tidings.api.reviews;

import dev.tidings.api.reviews.FieldType.Flag;
import dev.tidings.api.reviews.FieldType.Many;
import dev.tidings.api.reviews.FieldType.One;
import dev.tidings.api.reviews.FieldType.Text;
import dev.tidings.api.reviews.FieldType.Texts;
import dev.tidings.api.reviews.FieldType.TextsByName;
import dev.tidings.api.reviews.MessageShape.Field;

/** The kinds of questions about rights, each with its fields (authorization/v1). */
@SuppressWarnings("ImmutableEnumChecker") // shapes are records of lists that nobody can change
enum ReviewKind {
  /** May I? */
  SELF_SUBJECT_ACCESS("SelfSubjectAccessReview", Shapes.SELF_ACCESS, Shapes.ACCESS_STATUS),

  /** May somebody? */
  SUBJECT_ACCESS("SubjectAccessReview", Shapes.ACCESS, Shapes.ACCESS_STATUS),

  /** May somebody, in one namespace? */
  LOCAL_SUBJECT_ACCESS("LocalSubjectAccessReview", Shapes.ACCESS, Shapes.ACCESS_STATUS),

  /** What may I do in one namespace? */
  SELF_SUBJECT_RULES("SelfSubjectRulesReview", Shapes.SELF_RULES, Shapes.RULES_STATUS);

  private final String text;
  private final MessageShape shape;

  ReviewKind(String text, MessageShape spec, MessageShape status) {
    this.text = text;
    this.shape =
        MessageShape.of(
            new Field(1, "metadata", new One(Shapes.METADATA)),
            new Field(2, "spec", new One(spec)),
            new Field(3, "status", new One(status)));
  }

  /** As objects name it. */
  String text() {
    return text;
  }

  MessageShape shape() {
    return shape;
  }

  static ReviewKind named(String kind) {
    for (ReviewKind known : values()) {
      if (known.text.equals(kind)) {
        return known;
      }
    }
    throw new IllegalArgumentException("no review: " + kind);
  }

  private static final class Shapes {
    /** What of it has to be empty, or is the namespace. */
    static final MessageShape METADATA =
        MessageShape.of(
            text(1, "name"), text(2, "generateName"), text(3, "namespace"), text(5, "uid"));

    private static final MessageShape REQUIREMENT =
        MessageShape.of(text(1, "key"), text(2, "operator"), texts(3, "values"));

    private static final MessageShape SELECTOR =
        MessageShape.of(
            text(1, "rawSelector"), new Field(2, "requirements", new Many(REQUIREMENT)));

    private static final MessageShape RESOURCE =
        MessageShape.of(
            text(1, "namespace"),
            text(2, "verb"),
            text(3, "group"),
            text(4, "version"),
            text(5, "resource"),
            text(6, "subresource"),
            text(7, "name"),
            new Field(8, "fieldSelector", new One(SELECTOR)),
            new Field(9, "labelSelector", new One(SELECTOR)));

    private static final MessageShape PATH = MessageShape.of(text(1, "path"), text(2, "verb"));

    static final MessageShape SELF_ACCESS =
        MessageShape.of(
            new Field(1, "resourceAttributes", new One(RESOURCE)),
            new Field(2, "nonResourceAttributes", new One(PATH)));

    static final MessageShape ACCESS =
        MessageShape.of(
            new Field(1, "resourceAttributes", new One(RESOURCE)),
            new Field(2, "nonResourceAttributes", new One(PATH)),
            text(3, "user"),
            texts(4, "groups"),
            new Field(5, "extra", new TextsByName()),
            text(6, "uid"));

    static final MessageShape SELF_RULES = MessageShape.of(text(1, "namespace"));

    static final MessageShape ACCESS_STATUS =
        MessageShape.of(
            new Field(1, "allowed", new Flag()),
            new Field(4, "denied", new Flag()),
            text(2, "reason"),
            text(3, "evaluationError"));

    static final MessageShape RULES_STATUS =
        MessageShape.of(
            new Field(
                1,
                "resourceRules",
                new Many(
                    MessageShape.of(
                        texts(1, "verbs"),
                        texts(2, "apiGroups"),
                        texts(3, "resources"),
                        texts(4, "resourceNames")))),
            new Field(
                2,
                "nonResourceRules",
                new Many(MessageShape.of(texts(1, "verbs"), texts(2, "nonResourceURLs")))),
            new Field(3, "incomplete", new Flag()),
            text(4, "evaluationError"));

    private static Field text(int number, String name) {
      return new Field(number, name, new Text());
    }

    private static Field texts(int number, String name) {
      return new Field(number, name, new Texts());
    }
  }
}
