package dev.tidings.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Flags that take one of a few words: those that a type's constants are shown as. */
final class Words {
  private Words() {}

  /** Has a command, and those below it, read flags of a type so. */
  static <E extends Enum<E>> void read(CommandLine command, Class<E> type) {
    command.registerConverter(type, text -> constant(type, text));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    E[] all = type.getEnumConstants();
    return Arrays.stream(all)
        .filter(constant -> constant.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is none of "
                        + Arrays.stream(all).map(Enum::toString).collect(joining(", "))));
  }
}
