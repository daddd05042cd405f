package dev.tidings.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ServerCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"--quick", "--max-events=100000", "--max-events=2000000"})
  void figuresOfAStoreOfAnotherSizeAreNotWritten(String flag) {
    var said = new StringWriter();
    CommandLine bench = new CommandLine(new ServerCommand()).setErr(new PrintWriter(said));

    assertThat(bench.execute("object", "--write", flag)).isEqualTo(2);
    assertThat(said.toString()).startsWith("the page is about stores of 1,000,000 events");
  }
}
