package dev.tidings.cli;

import dev.tidings.api.reload.Reloaded;
import dev.tidings.collect.Collectors;
import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ServerAccess;
import dev.tidings.store.Cluster;
import dev.tidings.store.StoreException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of kubeconfigs, one for each cluster, which are followed as its files say. One that
 * cannot be used is said and counted, disturbs no other, and is tried again: what is wrong may be
 * elsewhere. Of one thread at a time.
 */
final class CollectFolder implements Reloaded.NamedReading<Set<Path>> {
  private static final Logger LOG = LoggerFactory.getLogger(CollectFolder.class);

  private final Path folder;
  private final Set<String> reserved;
  private final Collectors collectors;
  private final Counter unusable;
  private final Map<Path, byte[]> known = new HashMap<>();
  private final Map<Path, Problem> problems = new HashMap<>();

  /**
   * Why a file is not followed as it says.
   *
   * @param looks since then
   */
  private record Problem(String why, int looks) {
    Problem later() {
      return new Problem(why, looks + 1);
    }

    /** The longer it lasts, the more seldom; every minute or so in the end. */
    boolean isTriedNow() {
      return Integer.bitCount(looks) == 1 || looks % 64 == 0;
    }
  }

  /**
   * Nothing is followed before {@link #read}.
   *
   * @param reserved names of clusters that are not the folder's
   */
  CollectFolder(Path folder, Set<String> reserved, Collectors collectors, MeterRegistry registry) {
    this.folder = folder;
    this.reserved = Set.copyOf(reserved);
    this.collectors = collectors;
    this.unusable =
        Counter.builder("tidings.collect.unusable.files")
            .description("Kubeconfigs in the folder of clusters that could not be used")
            .register(registry);
  }

  /**
   * The files in it, without those that begin with a dot: Kubernetes' own among what it mounts.
   *
   * @throws IOException when there is no such folder
   */
  List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, CollectFolder::isFile)) {
      found.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  private static boolean isFile(Path file) {
    return !file.getFileName().toString().startsWith(".")
        && Files.isRegularFile(file)
        && Files.isReadable(file);
  }

  /** Follows those that are new or have changed, and no more those that are gone. */
  @Override
  public Set<Path> read(SequencedMap<Path, byte[]> contents) {
    for (Path gone : List.copyOf(known.keySet())) {
      if (!contents.containsKey(gone)) {
        leave(gone);
      }
    }
    contents.forEach(this::followChanged);
    return Set.copyOf(contents.keySet());
  }

  @Override
  public void unchanged() {
    problems.replaceAll((file, problem) -> problem.later());
    List<Path> now =
        problems.entrySet().stream()
            .filter(each -> each.getValue().isTriedNow())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    now.forEach(this::follow);
  }

  private void leave(Path gone) {
    String name = CollectSource.nameOf(gone);
    boolean owned = owner(name).equals(List.of(gone));
    known.remove(gone);
    problems.remove(gone);
    if (owned && !reserved.contains(name)) {
      LOG.info("{} is gone: cluster {} is not followed there any more", gone, name);
      collectors.leave(name);
      // the next of this name is followed as if it had just come
      known.keySet().removeAll(owner(name));
    }
  }

  /** The file that a cluster is followed by: of several of one name the first. */
  private List<Path> owner(String name) {
    return known.keySet().stream()
        .filter(file -> CollectSource.nameOf(file).equals(name))
        .sorted()
        .limit(1)
        .toList();
  }

  private void followChanged(Path file, byte[] content) {
    if (!Arrays.equals(content, known.put(file, content))) {
      problems.remove(file);
      follow(file);
    }
  }

  private void follow(Path file) {
    String name = CollectSource.nameOf(file);
    try {
      requireFree(file, name);
      collectors.follow(name, ServerAccess.kubeconfig(file));
      problems.remove(file);
    } catch (AccessException | IOException | StoreException problem) {
      failed(file, String.valueOf(problem.getMessage()));
    }
  }

  /** Counts and says it once, and again when it is for another reason. */
  private void failed(Path file, String why) {
    Problem before = problems.get(file);
    if (before != null && before.why().equals(why)) {
      return;
    }
    problems.put(file, new Problem(why, 0));
    unusable.increment();
    LOG.warn("{} is not followed as it says now: {}", file, why);
  }

  private void requireFree(Path file, String name) throws IOException {
    if (!Cluster.isName(name)) {
      throw new IOException(file + " gives the cluster no name: " + CollectSource.rule());
    }
    if (reserved.contains(name) || !owner(name).equals(List.of(file))) {
      throw new IOException(file + ": there is another cluster of this name");
    }
  }
}
