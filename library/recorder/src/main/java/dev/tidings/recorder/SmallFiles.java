package dev.tidings.recorder;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the files together that processes have left which did not live long: each has begun one, and
 * none appends to another's.
 *
 * <p>Invariant: at any moment each record is in one file that counts. What is put together is
 * written under a name that is no spool's, then given one that says which files it stands for; from
 * then on it counts and they do not, also after a crash.
 */
final class SmallFiles {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);
  private static final String UNFINISHED = ".part";
  private static final String FINISHED = ".merged";

  private final Path directory;
  private final long most;

  /**
   * @param most how many bytes one file is to have
   */
  SmallFiles(Path directory, long most) {
    this.directory = directory;
    this.most = most;
  }

  /** Ends what a crash has interrupted. */
  void recover() throws IOException {
    for (Path file : files(UNFINISHED)) {
      Files.delete(file);
    }
    for (Path file : files(FINISHED)) {
      replace(file);
    }
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /** Puts neighbours together as long as they fit in one file. */
  void merge(List<Path> files) throws IOException {
    List<Path> group = new ArrayList<>();
    long bytes = Segment.HEADER;
    for (Path file : files) {
      long more = Files.size(file) - Segment.HEADER;
      boolean whole = isWhole(file);
      if (!whole || bytes + more > most) {
        mergeGroup(group);
        group.clear();
        bytes = Segment.HEADER;
      }
      if (whole) {
        group.add(file);
        bytes += more;
      }
    }
    mergeGroup(group);
  }

  /** Damage is for recovery to say, and stays where it is. */
  private static boolean isWhole(Path file) throws IOException {
    if (!Segment.isMarked(file)) {
      return false;
    }
    try (FrameReader frames = new FrameReader(file, Segment.HEADER)) {
      Frame frame = frames.next();
      while (frame != null) {
        frame = frames.next();
      }
      return frames.offset() == Files.size(file);
    }
  }

  private void mergeGroup(List<Path> group) throws IOException {
    if (group.size() < 2) {
      return;
    }
    String last = Segment.name(group.get(group.size() - 1));
    String both = Segment.name(group.get(0)) + "-" + last;
    Path unfinished = directory.resolve(both + UNFINISHED);
    try {
      write(group, unfinished);
    } catch (IOException e) {
      // A disk that is full, say. The events are where they were.
      LOG.warn("Cannot put the files of the spool in {} together", directory, e);
      Files.deleteIfExists(unfinished);
      return;
    }
    Path finished = directory.resolve(both + FINISHED);
    Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    SyncedDirectory.sync(directory);
    replace(finished);
  }

  /** Writes the records of many files that are not settled. */
  private static void write(List<Path> from, Path to) throws IOException {
    try (FileOutputStream file = new FileOutputStream(to.toFile());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file))) {
      out.write(Segment.header());
      for (Path small : from) {
        copy(small, out);
      }
      out.flush();
      file.getFD().sync();
    }
  }

  private static void copy(Path file, DataOutputStream out) throws IOException {
    try (FrameReader frames = new FrameReader(file, Segment.HEADER)) {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        if (!frame.settled()) {
          out.write(Frame.of(frame.record()));
        }
      }
    }
  }

  /** Puts a file in the place of those that it stands for. */
  private void replace(Path finished) throws IOException {
    String[] names = finished.getFileName().toString().replace(FINISHED, "").split("-", 2);
    for (Path file : Segment.files(directory)) {
      String name = Segment.name(file);
      if (name.compareTo(names[0]) >= 0 && name.compareTo(names[1]) <= 0) {
        Files.delete(file);
      }
    }
    SyncedDirectory.sync(directory);
    Files.move(
        finished, directory.resolve(names[0] + Segment.SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    SyncedDirectory.sync(directory);
  }
}
