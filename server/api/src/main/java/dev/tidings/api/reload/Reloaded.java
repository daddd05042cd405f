package dev.tidings.api.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What some files say, as of the last time that they made sense together.
 *
 * <p>Whether they have changed is told by their bytes: times of files are coarse, and folders that
 * Kubernetes mounts change by a link that is turned. Safe for use by several threads.
 */
public final class Reloaded<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Reloaded.class);

  private final String what;
  private final Listing files;
  private final NamedReading<T> reading;
  private final List<Consumer<T>> followers = new CopyOnWriteArrayList<>();
  private volatile T current;
  private SequencedMap<Path, byte[]> tried;
  private boolean changed;
  private @Nullable String unreadable;

  /** Says which files there are. */
  @FunctionalInterface
  public interface Listing {
    /** Each file once, in an order that stays. */
    List<Path> list() throws IOException;
  }

  /** Makes something of files whose names matter. */
  @FunctionalInterface
  public interface NamedReading<T> {
    /**
     * Reads them, in the order of the listing.
     *
     * @throws IOException when they make no sense; its message is logged
     */
    T read(SequencedMap<Path, byte[]> contents) throws IOException;

    /** A look has found the files as they were: time to try what was not possible then. */
    default void unchanged() {}
  }

  /** Makes something of the files' bytes, which come in the order of the files. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * Reads all of the files.
     *
     * @throws IOException when they make no sense; its message is logged, and never to hold
     *     anything of the contents
     */
    T read(List<byte[]> contents) throws IOException;
  }

  /** How one look at the files ended. */
  enum Look {
    UNCHANGED,
    TAKEN,
    BROKEN
  }

  private Reloaded(
      String what,
      Listing files,
      NamedReading<T> reading,
      SequencedMap<Path, byte[]> contents,
      T first) {
    this.what = what;
    this.files = files;
    this.reading = reading;
    this.current = first;
    this.tried = contents;
  }

  static <T> Reloaded<T> load(String what, List<Path> files, Reading<T> reading)
      throws IOException {
    return loadAll(
        what, () -> files, contents -> reading.read(List.copyOf(contents.sequencedValues())));
  }

  static <T> Reloaded<T> loadAll(String what, Listing files, NamedReading<T> reading)
      throws IOException {
    try {
      SequencedMap<Path, byte[]> contents = contents(files);
      return new Reloaded<>(what, files, reading, contents, reading.read(contents));
    } catch (IOException unusable) {
      throw new UnusableFileException(what, unusable);
    }
  }

  /** Has read nothing yet, and holds to something else until it has. */
  static <T> Reloaded<T> startingWith(
      T first, String what, Listing files, NamedReading<T> reading) {
    return new Reloaded<>(what, files, reading, new LinkedHashMap<>(), first);
  }

  public T current() {
    return current;
  }

  /**
   * Has somebody told of every new reading, on the thread that looks after the files; and at once
   * when the first is not the newest any more.
   */
  public synchronized void follow(Consumer<T> follower) {
    followers.add(follower);
    if (changed) {
      follower.accept(current);
    }
  }

  /** Looks whether the files have changed; what cannot be used leaves everything as it was. */
  synchronized Look look() {
    SequencedMap<Path, byte[]> contents;
    try {
      contents = contents(files);
    } catch (IOException failure) {
      return unreadable(UnusableFileException.text(failure));
    }
    unreadable = null;
    if (isTried(contents)) {
      reading.unchanged();
      return Look.UNCHANGED;
    }
    tried = contents;
    try {
      current = reading.read(contents);
    } catch (IOException unusable) {
      return broken(UnusableFileException.text(unusable));
    }
    changed = true;
    LOG.info("the {} was read again", what);
    followers.forEach(follower -> follower.accept(current));
    return Look.TAKEN;
  }

  /** Says so once, and again when it is for another reason. */
  private Look unreadable(String why) {
    boolean said = why.equals(unreadable);
    unreadable = why;
    return said ? Look.UNCHANGED : broken(why);
  }

  private Look broken(String why) {
    LOG.warn("the {} cannot be used and stays as it was: {}", what, why);
    return Look.BROKEN;
  }

  private boolean isTried(SequencedMap<Path, byte[]> contents) {
    return contents.keySet().equals(tried.keySet())
        && contents.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), tried.get(file.getKey())));
  }

  private static SequencedMap<Path, byte[]> contents(Listing files) throws IOException {
    var contents = new LinkedHashMap<Path, byte[]>();
    try {
      for (Path file : files.list()) {
        contents.put(file, RegularFile.read(file));
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    } catch (DirectoryIteratorException unreadable) {
      throw unreadable.getCause();
    }
    return contents;
  }
}
