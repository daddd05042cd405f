package dev.tidings.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An amount of memory.
 *
 * @param bytes at least 1
 */
record ByteQuantity(long bytes) {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,20}(?:\\.[0-9]{0,20})?)([KMGTPE]i|[kMGTPE]|[eE][+-]?[0-9]{1,2})?");

  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("Ki", power(1024, 1)),
          Map.entry("Mi", power(1024, 2)),
          Map.entry("Gi", power(1024, 3)),
          Map.entry("Ti", power(1024, 4)),
          Map.entry("Pi", power(1024, 5)),
          Map.entry("Ei", power(1024, 6)),
          Map.entry("k", power(1000, 1)),
          Map.entry("M", power(1000, 2)),
          Map.entry("G", power(1000, 3)),
          Map.entry("T", power(1000, 4)),
          Map.entry("P", power(1000, 5)),
          Map.entry("E", power(1000, 6)));

  ByteQuantity {
    if (bytes < 1) {
      throw new IllegalArgumentException("an amount of memory is at least one byte, not " + bytes);
    }
  }

  private static BigDecimal power(int base, int exponent) {
    return BigDecimal.valueOf(base).pow(exponent);
  }

  /**
   * Reads an amount as Kubernetes writes it in {@code resources.limits.memory}: {@code 600Mi},
   * {@code 1.5Gi}, {@code 2G}, {@code 500e6} or bytes. Parts of a byte are rounded up, as there;
   * thousandths ({@code m}) are not taken.
   *
   * @throws IllegalArgumentException with a text for people
   */
  static ByteQuantity parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no amount such as 600Mi, 2Gi or 1500M");
    }
    BigDecimal exact = new BigDecimal(parts.group(1)).multiply(unit(parts.group(2)));
    BigDecimal bytes = exact.setScale(0, RoundingMode.CEILING);
    if (bytes.signum() < 1 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("'" + text + "' is no amount that memory can have");
    }
    return new ByteQuantity(bytes.longValueExact());
  }

  private static BigDecimal unit(@Nullable String suffix) {
    if (suffix == null) {
      return BigDecimal.ONE;
    }
    BigDecimal known = UNITS.get(suffix);
    return known == null ? new BigDecimal("1" + suffix) : known;
  }

  /** Writes it in the largest of Mi, Ki and bytes in which it is whole. */
  @Override
  public String toString() {
    if (bytes % MIB == 0) {
      return bytes / MIB + "Mi";
    }
    return bytes % KIB == 0 ? bytes / KIB + "Ki" : Long.toString(bytes);
  }

  /** Reads an option's value. */
  static final class Converter implements ITypeConverter<ByteQuantity> {
    @Override
    public ByteQuantity convert(String value) {
      try {
        return parse(value);
      } catch (IllegalArgumentException invalid) {
        throw new TypeConversionException(invalid.getMessage());
      }
    }
  }
}
