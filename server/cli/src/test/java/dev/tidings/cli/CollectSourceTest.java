package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectSourceTest {
  @ParameterizedTest
  @CsvSource({
    "eu.yaml, eu.yaml, '', eu",
    "/etc/eu.kubeconfig, /etc/eu.kubeconfig, '', eu",
    "config, config, '', config",
    "config#prod, config, prod, prod",
    "config#prod=eu, config, prod, eu",
    "config=eu, config, '', eu",
    "config#arn:aws:eks/x=eu, config, arn:aws:eks/x, eu",
    "in-cluster, in-cluster, '', in-cluster",
    "in-cluster=here, in-cluster, '', here",
  })
  void aFlagSaysWhereAClusterIsAndWhatItIsCalled(
      String flag, String file, String context, String name) {
    assertThat(CollectSource.parse(flag))
        .isEqualTo(new CollectSource(new ClusterAddress(file, context), name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config#user@prod", "config=A", "config=", "x=tidings", "", "../..=.."})
  void whatIsNoNameOfAClusterIsRefused(String flag) {
    assertThatThrownBy(() -> CollectSource.parse(flag))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be the name");
  }

  @Test
  void twoClustersOfOneNameContradict() {
    var options = new CollectOptions();
    options.sources.add(CollectSource.parse("a/eu.yaml"));
    assertThat(options.contradiction()).isNull();

    options.sources.add(CollectSource.parse("b/eu.yaml"));

    assertThat(options.contradiction()).contains("two clusters are named eu");
  }
}
