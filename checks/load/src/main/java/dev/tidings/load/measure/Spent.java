package dev.tidings.load.measure;

import dev.tidings.load.server.ProcessFigures;
import java.io.IOException;

/** Seconds on the processors: the server's, this program's, and those of everything else. */
record Spent(double seconds, double server, double tool, double others) {
  static Spent until(ProcessFigures server) throws IOException {
    double its = server.cpuSeconds();
    double own = ProcessFigures.ofThisProcess().cpuSeconds();
    double all = ProcessFigures.machineCpuSeconds();
    return new Spent(System.nanoTime() / 1e9, its, own, all - its - own);
  }

  Spent since(Spent before) {
    return new Spent(
        seconds - before.seconds,
        server - before.server,
        tool - before.tool,
        others - before.others);
  }
}
