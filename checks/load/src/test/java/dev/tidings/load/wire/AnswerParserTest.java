package dev.tidings.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AnswerParserTest {
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\n\r\n";
  private static final String MEASURED =
      "HTTP/1.1 201 Created\r\ncontent-length: 5\r\nConnection: close\r\n\r\nhello";

  private final StringBuilder body = new StringBuilder();
  private final AnswerParser parser =
      new AnswerParser(piece -> body.append(ISO_8859_1.decode(piece)));

  private boolean take(String bytes) {
    return parser.take(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)));
  }

  @Test
  void aBodyInChunksIsGivenWithoutItsFrame() {
    assertThat(take(CHUNKED)).isTrue();
    assertThat(body).hasToString("hello, world");
    assertThat(parser.status()).isEqualTo(200);
  }

  @Test
  void theSameIsReadWhereverItsBytesAreParted() {
    for (int at = 1; at < CHUNKED.length(); at++) {
      body.setLength(0);
      parser.expect();
      assertThat(take(CHUNKED.substring(0, at))).isFalse();
      assertThat(take(CHUNKED.substring(at))).isTrue();
      assertThat(body).hasToString("hello, world");
    }
  }

  @Test
  void aBodyOfAKnownLengthEndsThere() {
    assertThat(take(MEASURED)).isTrue();
    assertThat(body).hasToString("hello");
    assertThat(parser.status()).isEqualTo(201);
    assertThat(parser.isLast()).isTrue();
  }

  @Test
  void anAnswerWithoutABodyEndsWithItsHead() {
    assertThat(take("HTTP/1.1 204 No Content\r\n\r\n")).isTrue();
    assertThat(parser.isLast()).isFalse();
  }
}
