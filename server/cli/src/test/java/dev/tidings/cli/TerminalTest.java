package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @ParameterizedTest
  @CsvSource({"out;err,true,true", "out;,true,false", "err,false,true", "'',false,false"})
  void theLauncherSaysWhichStreamsLeadToOne(String streams, boolean out, boolean err) {
    assertThat(Terminal.of(streams, 120, Map.of())).isEqualTo(new Terminal(out, err, out, 120));
  }

  @ParameterizedTest
  @CsvSource({"NO_COLOR,1,false", "NO_COLOR,'',true", "TERM,dumb,false", "TERM,xterm,true"})
  void whoeverWantsNoColoursGetsNone(String variable, String value, boolean colours) {
    assertThat(Terminal.of("out,err", 80, Map.of(variable, value)).colours()).isEqualTo(colours);
  }

  @Test
  void aProgramThatReadsGetsNoColours() {
    assertThat(Terminal.detect()).isEqualTo(new Terminal(false, false, false, 80));
  }
}
