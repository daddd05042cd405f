package dev.tidings.load.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What Linux says about a process, in {@code /proc}. */
public record ProcessFigures(long pid) {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int STOLEN = 8;
  private static final double KIB_PER_MIB = 1024;

  public static ProcessFigures ofThisProcess() {
    return new ProcessFigures(ProcessHandle.current().pid());
  }

  /** Seconds on the processors so far. */
  public double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    // The second field is a name in parentheses, which may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
        / TICKS_PER_SECOND;
  }

  /** Resident memory, in MiB. */
  public double residentMebibytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
      }
    }
    throw new IOException("/proc says nothing about the memory of " + pid);
  }

  /**
   * Seconds that all processes together have been on the processors, and those that a virtual
   * machine wanted them and its host had given them to another one.
   */
  public static double machineCpuSeconds() throws IOException {
    String all = Files.readAllLines(Path.of("/proc/stat")).get(0);
    String[] fields = all.trim().split(" +", -1);
    // user, nice, system; idle and waiting are not work.
    long worked = Arrays.stream(fields, 1, 4).mapToLong(Long::parseLong).sum();
    return (worked + Long.parseLong(fields[STOLEN])) / TICKS_PER_SECOND;
  }

  /** What the files in a folder take on the disk, in megabytes. */
  public static double diskMegabytes(Path folder) throws IOException, InterruptedException {
    Process du = new ProcessBuilder("du", "-s", "-B1", folder.toString()).start();
    String said =
        new String(du.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
    // Files come and go while it looks: it says so, and goes on.
    du.waitFor();
    return Long.parseLong(said.split("\t", 2)[0]) / 1e6;
  }
}
