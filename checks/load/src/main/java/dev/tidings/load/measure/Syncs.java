package dev.tidings.load.measure;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How often a disk syncs what is appended to a file: a store cannot commit more often. */
final class Syncs {
  /** About what a commit of forty creations writes to its log. */
  private static final int BYTES = 32 << 10;

  private Syncs() {}

  static double perSecond(Path folder, Duration time) throws IOException {
    Path file = Files.createTempFile(folder, "syncs", null);
    try (var channel = FileChannel.open(file, WRITE, DELETE_ON_CLOSE)) {
      long began = System.nanoTime();
      long syncs = 0;
      long took = 0;
      for (; took < time.toNanos(); took = System.nanoTime() - began) {
        channel.write(ByteBuffer.allocate(BYTES));
        channel.force(false);
        syncs++;
      }
      return syncs * 1e9 / took;
    }
  }
}
