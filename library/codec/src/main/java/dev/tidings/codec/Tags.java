package dev.tidings.codec;

/** Tags of length-delimited and of varint fields: what stands before a field's value. */
final class Tags {
  static final int BYTES_1 = 1 << 3 | 2;
  static final int BYTES_2 = 2 << 3 | 2;
  static final int BYTES_3 = 3 << 3 | 2;
  static final int BYTES_4 = 4 << 3 | 2;
  static final int BYTES_5 = 5 << 3 | 2;
  static final int BYTES_6 = 6 << 3 | 2;
  static final int BYTES_7 = 7 << 3 | 2;
  static final int BYTES_8 = 8 << 3 | 2;
  static final int BYTES_9 = 9 << 3 | 2;
  static final int BYTES_10 = 10 << 3 | 2;
  static final int BYTES_11 = 11 << 3 | 2;
  static final int BYTES_12 = 12 << 3 | 2;
  static final int BYTES_13 = 13 << 3 | 2;
  static final int BYTES_14 = 14 << 3 | 2;
  static final int BYTES_15 = 15 << 3 | 2;
  static final int BYTES_17 = 17 << 3 | 2;
  static final int VARINT_1 = 1 << 3;
  static final int VARINT_2 = 2 << 3;
  static final int VARINT_3 = 3 << 3;
  static final int VARINT_6 = 6 << 3;
  static final int VARINT_7 = 7 << 3;
  static final int VARINT_8 = 8 << 3;
  static final int VARINT_10 = 10 << 3;
  static final int VARINT_15 = 15 << 3;

  private Tags() {}
}
