package dev.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.store.kit.ModelStore;
import dev.tidings.store.kit.StoreOpener;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersTest {
  private final Clusters clusters = new Clusters();
  private final Told told = new Told();
  private final EventStore store =
      new ModelStore(StoreOpener.Settings.of(Path.of("unused"), Instant::now));

  @Test
  void aClusterIsFoundByItsNameUntilItIsRemoved() {
    clusters.add(new Cluster("eu", store));

    assertThat(clusters.find("eu").orElseThrow().store()).isSameAs(store);
    assertThat(clusters.find("us")).isEmpty();

    assertThat(clusters.remove("eu").orElseThrow().store()).isSameAs(store);
    assertThat(clusters.find("eu")).isEmpty();
    assertThat(clusters.remove("eu")).isEmpty();
  }

  @Test
  void oneOfANameThatIsTakenIsNotAdded() {
    var first = new Cluster("eu", store);
    assertThat(clusters.add(first)).isTrue();
    clusters.listen(told);

    assertThat(clusters.add(new Cluster("eu", store))).isFalse();

    assertThat(clusters.find("eu").orElseThrow()).isSameAs(first);
    assertThat(told.lines).containsExactly("+eu");
  }

  @Test
  void theyAreInTheOrderOfTheirNames() {
    for (String name : List.of("us", "eu", "asia")) {
      clusters.add(new Cluster(name, store));
    }

    assertThat(clusters.all()).extracting(Cluster::name).containsExactly("asia", "eu", "us");
  }

  @Test
  void whoListensHearsOfThosePresentAndThenOfEveryChange() {
    clusters.add(new Cluster("eu", store));

    var subscription = clusters.listen(told);
    clusters.add(new Cluster("us", store));
    clusters.remove("eu");
    subscription.close();
    clusters.remove("us");

    assertThat(told.lines).containsExactly("+eu", "+us", "-eu");
  }

  @Test
  void whatIsToldIsAlreadySo() {
    clusters.listen(
        new Clusters.Listener() {
          @Override
          public void added(Cluster cluster) {
            assertThat(clusters.find(cluster.name())).contains(cluster);
          }

          @Override
          public void removed(Cluster cluster) {
            assertThat(clusters.find(cluster.name())).isEmpty();
          }
        });

    clusters.add(new Cluster("eu", store));
    clusters.remove("eu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu", "1", "prod-eu.example.org", "a--b"})
  void namesArePartsOfUrlsAndFolders(String name) {
    assertThat(new Cluster(name, store).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a..b",
        "-a",
        "a-",
        ".a",
        "a.",
        "A",
        "a/b",
        "a b",
        "ä",
        "a\n",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void noOtherNamesAreTaken(String name) {
    assertThatThrownBy(() -> new Cluster(name, store)).isInstanceOf(IllegalArgumentException.class);
  }

  private static final class Told implements Clusters.Listener {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void added(Cluster cluster) {
      lines.add("+" + cluster.name());
    }

    @Override
    public void removed(Cluster cluster) {
      lines.add("-" + cluster.name());
    }
  }
}
