package dev.tidings.codec;

import java.time.Instant;

/**
 * The timestamps in stored events, one after another: messages of seconds and nanoseconds. Of one
 * thread; used again and again.
 */
final class StoredTimes {
  private static final long DAY = 86_400;

  /** The first second of the year 10,000. */
  private static final long BEYOND = 253_402_300_800L;

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final PlainMessage message = new PlainMessage();
  private boolean isSet;
  private long seconds;
  private int micros;

  /** Reads a timestamp; false when it is none that is written without more ado. */
  boolean read(byte[] bytes, int start, int end) {
    isSet = start < end;
    seconds = 0;
    micros = 0;
    message.in(bytes, start, end);
    while (message.next(Integer.MAX_VALUE)) {
      if (message.hasBytes() || message.field() > 2) {
        return false;
      }
      if (message.field() == 1) {
        seconds = message.number();
      } else {
        micros = (int) message.number() / 1000;
      }
    }
    return message.isPlain() && isUsual();
  }

  /** All that is neither the zero time, which means none, nor has a year of five digits. */
  private boolean isUsual() {
    return seconds >= 0 && seconds < BEYOND && micros >= 0 && micros < 1_000_000;
  }

  /** Whether there is a time. */
  boolean isSet() {
    return isSet;
  }

  /** The time that was read, if it is set and usual. */
  Instant instant() {
    return Instant.ofEpochSecond(seconds, micros * 1000L);
  }

  void writeTime(JsonBytes json) {
    if (isSet) {
      json.write('"');
      writeSeconds(json);
      json.write('Z');
      json.write('"');
    } else {
      json.raw(NULL);
    }
  }

  void writeMicroTime(JsonBytes json) {
    if (isSet) {
      json.write('"');
      writeSeconds(json);
      json.write('.');
      json.digits(micros, 6).write('Z');
      json.write('"');
    } else {
      json.raw(NULL);
    }
  }

  /** Days are told as java.time does it: in years that begin with March. */
  private void writeSeconds(JsonBytes json) {
    long shifted = seconds / DAY + 719_468;
    long era = shifted / 146_097;
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    int second = (int) (seconds % DAY);
    json.digits(year, 4).write('-');
    json.digits(month, 2).write('-');
    json.digits(day, 2).write('T');
    json.digits(second / 3600, 2).write(':');
    json.digits(second / 60 % 60, 2).write(':');
    json.digits(second % 60, 2);
  }
}
