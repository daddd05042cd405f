package dev.tidings.load.traffic;

import java.util.SplittableRandom;

/** An object that events are about. */
public record Subject(String namespace, String kind, String name, String uid) {
  private static final int NAME_LENGTH = 17;
  private static final int UID_LENGTH = 36;

  /** The object of a number: always the same one. */
  static Subject of(long number, String namespace, String kind) {
    return new Subject(namespace, kind, name(number), uid(number));
  }

  private static String name(long number) {
    var name = new StringBuilder(NAME_LENGTH).append("web-");
    Digits.decimal(name, number, 7).append('-');
    return Digits.hex(name, new SplittableRandom(number).nextLong(), 5).toString();
  }

  private static String uid(long number) {
    var random = new SplittableRandom(~number);
    long high = random.nextLong();
    long low = random.nextLong();
    var uid = new StringBuilder(UID_LENGTH);
    Digits.hex(uid, high >>> 32, 8).append('-');
    Digits.hex(uid, high >>> 16, 4).append("-4");
    Digits.hex(uid, high, 3).append("-8");
    Digits.hex(uid, low >>> 52, 3).append('-');
    return Digits.hex(uid, low, 12).toString();
  }

  /** What {@code kubectl describe} asks for: the events of this object. */
  public String ofObject() {
    return "/api/v1/namespaces/"
        + namespace
        + "/events?fieldSelector=involvedObject.name%3D"
        + name
        + "%2CinvolvedObject.namespace%3D"
        + namespace
        + "%2CinvolvedObject.uid%3D"
        + uid
        + "&limit=500";
  }

  /** The events of this object, wherever it is. */
  public String ofUid() {
    return "/api/v1/events?fieldSelector=involvedObject.uid%3D" + uid + "&limit=500";
  }
}
