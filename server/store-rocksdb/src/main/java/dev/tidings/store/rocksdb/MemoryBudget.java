package dev.tidings.store.rocksdb;

/**
 * What a store may hold in memory.
 *
 * @param cacheBytes blocks read from disk; {@code writeBufferBytes} are a part of it
 * @param writeBufferBytes committed rows that are not in a table file yet
 * @param ringBytes recent changes, for watchers
 * @param ringRevisions how many recent revisions are held at most
 * @param waitingBytes values of writes that wait for their commit
 * @param waitingWrites how many writes wait at most
 */
public record MemoryBudget(
    long cacheBytes,
    long writeBufferBytes,
    long ringBytes,
    int ringRevisions,
    long waitingBytes,
    int waitingWrites) {
  private static final long MIB = 1 << 20;

  /** More than this makes starting after a crash longer, and writing no faster. */
  private static final long MOST_WRITE_BUFFER_BYTES = 32 * MIB;

  /** Of many stores, each has such a part of what one alone would have for recent changes. */
  private static final long PARTS_OF_THE_RING = 64;

  /** Enough for a busy cluster, small beside a JVM. */
  public static final MemoryBudget DEFAULT =
      new MemoryBudget(64 * MIB, 32 * MIB, 64 * MIB, 65_536, 64 * MIB, 16_384);

  public MemoryBudget {
    requirePositive("cacheBytes", cacheBytes);
    requirePositive("writeBufferBytes", writeBufferBytes);
    requirePositive("ringBytes", ringBytes);
    requirePositive("ringRevisions", ringRevisions);
    requirePositive("waitingBytes", waitingBytes);
    requirePositive("waitingWrites", waitingWrites);
    if (writeBufferBytes > cacheBytes) {
      throw new IllegalArgumentException(
          "writeBufferBytes must fit into cacheBytes: " + writeBufferBytes + " > " + cacheBytes);
    }
  }

  /**
   * The same with so much for RocksDB: blocks, filters, indexes and rows that are not in a table
   * yet all count as one. What is in use at the moment is never refused, so single reads can go
   * beyond it for as long as they last.
   */
  public MemoryBudget withRocksBytes(long bytes) {
    return new MemoryBudget(
        bytes,
        Math.clamp(bytes / 2, 1, MOST_WRITE_BUFFER_BYTES),
        ringBytes,
        ringRevisions,
        waitingBytes,
        waitingWrites);
  }

  /** The same with so much for recent changes. */
  public MemoryBudget withRingBytes(long bytes) {
    return new MemoryBudget(
        cacheBytes, writeBufferBytes, bytes, ringRevisions, waitingBytes, waitingWrites);
  }

  /** The same with so much for writes that wait. */
  public MemoryBudget withWaitingBytes(long bytes) {
    return new MemoryBudget(
        cacheBytes, writeBufferBytes, ringBytes, ringRevisions, bytes, waitingWrites);
  }

  /**
   * That of one store of many, which share {@link RocksMemory}: small tables, so that what many
   * stores have not written out yet is not all that there is room for, and few recent changes; who
   * follows further behind reads them from the disk.
   */
  public MemoryBudget ofOneOfMany() {
    long share = Math.max(1, ringBytes / PARTS_OF_THE_RING);
    return new MemoryBudget(
        cacheBytes, Math.min(writeBufferBytes, 2 * MIB), share, 4_096, 8 * MIB, 2_048);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + value);
    }
  }
}
