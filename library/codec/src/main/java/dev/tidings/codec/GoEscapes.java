package dev.tidings.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/** What Go escapes beyond what JSON demands, so that its output is safe inside HTML. */
final class GoEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1;
  private static final SerializableString LESS = new SerializedString("\\u003c");
  private static final SerializableString GREATER = new SerializedString("\\u003e");
  private static final SerializableString AMPERSAND = new SerializedString("\\u0026");
  private static final SerializableString LINE_SEPARATOR = new SerializedString("\\u2028");
  private static final SerializableString PARAGRAPH_SEPARATOR = new SerializedString("\\u2029");
  private static final int[] ASCII = asciiCodes();

  private static int[] asciiCodes() {
    int[] codes = standardAsciiEscapesForJSON();
    codes['<'] = ESCAPE_CUSTOM;
    codes['>'] = ESCAPE_CUSTOM;
    codes['&'] = ESCAPE_CUSTOM;
    return codes;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ASCII;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int ch) {
    return switch (ch) {
      case '<' -> LESS;
      case '>' -> GREATER;
      case '&' -> AMPERSAND;
      case '\u2028' -> LINE_SEPARATOR;
      case '\u2029' -> PARAGRAPH_SEPARATOR;
      default -> null;
    };
  }
}
