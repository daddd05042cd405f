package dev.tidings.store.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Finds the write-ahead log that is damaged, once RocksDB has said that one is: it does not say
 * which.
 *
 * <p>A log is made of blocks of 32 KiB, a block of records: masked CRC-32C, length (2 bytes), type,
 * with the number of the log behind it for types that may follow older ones in a file used again,
 * and the contents (RocksDB, db/log_format.h).
 */
final class LogCheck {
  private static final int BLOCK = 32 * 1024;
  private static final int HEADER = Integer.BYTES + Short.BYTES + 1;
  private static final int CRC_MASK = 0xa282ead8;

  private LogCheck() {}

  /** The first log with a record that is not what its checksum says, or empty before another. */
  static Optional<Path> firstDamaged(Path directory) {
    try {
      List<Path> logs = logs(directory);
      for (Path file : logs) {
        byte[] bytes = Files.readAllBytes(file);
        if (isDamaged(bytes) || (bytes.length == 0 && !file.equals(logs.getLast()))) {
          return Optional.of(file);
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The write-ahead logs in a directory, the oldest first. */
  static List<Path> logs(Path directory) throws IOException {
    return Folders.list(directory).stream()
        .filter(file -> file.getFileName().toString().endsWith(".log"))
        .toList();
  }

  private static boolean isDamaged(byte[] log) {
    ByteBuffer in = ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at + HEADER <= log.length) {
      int leftInBlock = BLOCK - at % BLOCK;
      if (leftInBlock < HEADER) {
        at += leftInBlock;
        continue;
      }
      int length = Short.toUnsignedInt(in.getShort(at + Integer.BYTES));
      int end = at + HEADER + length;
      if (end > log.length || HEADER + length > leftInBlock || in.getInt(at) != sum(log, at, end)) {
        return true;
      }
      at = end;
    }
    return false;
  }

  private static int sum(byte[] log, int record, int end) {
    var crc = new CRC32C();
    int type = record + Integer.BYTES + Short.BYTES;
    crc.update(log, type, end - type);
    int sum = (int) crc.getValue();
    return ((sum >>> 15) | (sum << 17)) + CRC_MASK;
  }
}
