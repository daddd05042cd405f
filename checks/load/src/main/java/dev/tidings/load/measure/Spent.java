package dev.tidings.load.measure;

import dev.tidings.load.server.ProcessFigures;
import java.io.IOException;

/** Seconds on the processors: the server's, this program's, and those of everything else. */
record Spent(double server, double tool, double others) {
  static Spent until(ProcessFigures server) throws IOException {
    double its = server.cpuSeconds();
    double own = ProcessFigures.ofThisProcess().cpuSeconds();
    return new Spent(its, own, ProcessFigures.machineCpuSeconds() - its - own);
  }

  Spent since(Spent before) {
    return new Spent(server - before.server, tool - before.tool, others - before.others);
  }
}
