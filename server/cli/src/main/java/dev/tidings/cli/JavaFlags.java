package dev.tidings.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Prints the flags that Java is to be started with to run a server within its memory, for the
 * launcher, since a heap's size cannot be changed later. Arguments are those of {@code tidings
 * serve}; what is wrong with them the server itself tells.
 */
public final class JavaFlags {
  private static final long MIB = 1 << 20;

  /** The first release of which every update knows the flag, as one that needs no unlocking. */
  private static final int TRIMS_SINCE = 23;

  private static final long MOST_NEW_MIB = 64;

  private JavaFlags() {}

  public static void main(String[] arguments) {
    System.out.println(String.join(" ", flags(arguments)));
  }

  /** Flags are parsed only where they may speak of memory: that takes most of the time here. */
  private static ByteQuantity budget(String[] arguments) {
    for (String argument : arguments) {
      if (argument.startsWith("--memory")
          || argument.startsWith("--config")
          || argument.startsWith("@")) {
        return parsed(arguments);
      }
    }
    return MemoryPlan.usual();
  }

  private static ByteQuantity parsed(String[] arguments) {
    var serve = new ServeCommand(InstantSource.system());
    try {
      new CommandLine(serve).parseArgs(arguments);
      return serve.budget();
    } catch (ParameterException wrong) {
      return MemoryPlan.usual();
    }
  }

  /**
   * The heap begins small, grows only when a fifth of the time goes into collecting, gives back
   * what is more than two fifths above what lives whenever that has been counted, and what it has
   * not needed for a minute; what native code has freed is given back too, where Java can do so.
   * New objects have little room, for most are gone with their request: with more, the heap is
   * larger and no collection is shorter. What has outlived one collection is a recent change, kept
   * for watches: it outlives the next ones too, so it is not copied again and again. Other
   * collectors than G1 ignore what is for it alone.
   */
  static List<String> flags(String... arguments) {
    long heap = MemoryPlan.heapOf(budget(arguments)).bytes() / MIB;
    var flags = new ArrayList<String>();
    flags.add("-Xms32m");
    flags.add("-Xmx" + heap + "m");
    flags.add("-XX:MaxNewSize=" + Math.min(heap / 2, MOST_NEW_MIB) + "m");
    flags.add("-XX:GCTimeRatio=4");
    flags.add("-XX:MinHeapFreeRatio=10");
    flags.add("-XX:MaxHeapFreeRatio=30");
    flags.add("-XX:G1PeriodicGCInterval=60000");
    flags.add("-XX:InitialTenuringThreshold=1");
    flags.add("-XX:MaxTenuringThreshold=1");
    if (Runtime.version().feature() >= TRIMS_SINCE) {
      flags.add("-XX:TrimNativeHeapInterval=5000");
    }
    return flags;
  }
}
