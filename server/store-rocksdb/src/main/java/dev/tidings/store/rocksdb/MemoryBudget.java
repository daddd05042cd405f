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

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + value);
    }
  }
}
