package dev.tidings.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.tidings.store.rocksdb.MemoryBudget;
import java.lang.management.ManagementFactory;

/**
 * How the one budget is shared out.
 *
 * @param total what the process may have resident
 * @param heap of it, the most that Java's heap may become: it holds recent changes, waiting writes
 *     and whatever clients take up
 * @param store of it, what RocksDB may hold outside the heap
 */
record MemoryPlan(ByteQuantity total, long heap, long store) {
  private static final long MIB = 1 << 20;

  /** What Java takes beside its heap: code, classes, threads, compilers, the collector's tables. */
  static final long JAVA = 176 * MIB;

  /** With less, a few large requests would be too much. */
  static final ByteQuantity LEAST = new ByteQuantity(256 * MIB);

  private static final long LEAST_STORE = 8 * MIB;

  /** Files that are read often are in the machine's page cache anyway. */
  private static final long MOST_STORE = 64 * MIB;

  /** All that is held for clients is bounded; more would not be used. */
  private static final long MOST_HEAP = 2048 * MIB;

  private static final long MOST_RING = 32 * MIB;
  private static final long MOST_WAITING = 64 * MIB;

  /** Half of what this machine has, or the container that the process is in. */
  static ByteQuantity usual() {
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return usual(machine.getTotalMemorySize());
  }

  static ByteQuantity usual(long machineBytes) {
    return new ByteQuantity(Math.max(machineBytes / 2 / MIB * MIB, LEAST.bytes()));
  }

  /** The heap that a process with this budget is to be started with. */
  static ByteQuantity heapOf(ByteQuantity total) {
    long usable = Math.max(total.bytes(), LEAST.bytes()) - JAVA;
    return new ByteQuantity(Math.min(usable / 20 * 11, MOST_HEAP) / MIB * MIB);
  }

  /**
   * The plan for a process whose heap has its size already.
   *
   * @throws CommandFailure when that leaves too little
   */
  static MemoryPlan of(ByteQuantity total, long heap) throws CommandFailure {
    long store = Math.min((total.bytes() - JAVA - heap) / 5 * 2, MOST_STORE);
    if (store < LEAST_STORE) {
      throw new CommandFailure(
          "the heap alone may take %s, too much for --memory %s: start with ./tidings, or with java -Xmx%dm"
              .formatted(new ByteQuantity(heap), total, heapOf(total).bytes() / MIB));
    }
    return new MemoryPlan(total, heap, store);
  }

  /** What is left for the network's buffers and for what freed memory is not given back. */
  long rest() {
    return total.bytes() - JAVA - heap - store;
  }

  MemoryBudget ofStore() {
    return MemoryBudget.DEFAULT
        .withRocksBytes(store)
        .withRingBytes(Math.min(heap / 8, MOST_RING))
        .withWaitingBytes(Math.min(heap / 8, MOST_WAITING));
  }

  @Override
  public String toString() {
    return "%s, of it heap %s".formatted(total, new ByteQuantity(heap));
  }
}
