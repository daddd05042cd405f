package dev.tidings.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Takes HTTP/1.1 answers apart as their bytes come; no body is ever held. */
final class AnswerParser {
  private static final int LONGEST_LINE = 8192;
  private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);
  private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(ISO_8859_1);
  private static final byte[] LAST = "connection: close".getBytes(ISO_8859_1);
  private static final int TO_LOWER = 0x20;
  private static final int STATUS_AT = 9;
  private static final int STATUS_DIGITS = 3;

  private final Consumer<ByteBuffer> body;
  private final byte[] line = new byte[LONGEST_LINE];
  private int length;
  private State state = State.STATUS;
  private int status;
  private long left;
  private boolean chunked;
  private boolean last;

  private enum State {
    STATUS,
    HEADER,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    WHOLE
  }

  AnswerParser(Consumer<ByteBuffer> body) {
    this.body = body;
  }

  /** Another answer is to come. */
  void expect() {
    state = State.STATUS;
    status = 0;
    left = 0;
    length = 0;
    chunked = false;
    last = false;
  }

  /** The answer's status; 0 before it is known. */
  int status() {
    return status;
  }

  /** Whether the server says that this is the connection's last answer. */
  boolean isLast() {
    return last;
  }

  /** Takes all bytes, and tells whether the answer is whole. */
  boolean take(ByteBuffer bytes) {
    while (bytes.hasRemaining() && state != State.WHOLE) {
      if (state == State.BODY || state == State.CHUNK) {
        takeBody(bytes);
      } else if (completesLine(bytes)) {
        takeLine();
        length = 0;
      }
    }
    return state == State.WHOLE;
  }

  private void takeBody(ByteBuffer bytes) {
    int here = (int) Math.min(left, bytes.remaining());
    int end = bytes.limit();
    bytes.limit(bytes.position() + here);
    body.accept(bytes);
    bytes.position(bytes.limit());
    bytes.limit(end);
    left -= here;
    if (left == 0) {
      state = state == State.CHUNK ? State.CHUNK_END : State.WHOLE;
    }
  }

  private boolean completesLine(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        return true;
      }
      if (next != '\r') {
        line[length++] = next;
      }
    }
    return false;
  }

  private void takeLine() {
    switch (state) {
      case STATUS -> {
        status = (int) number(STATUS_AT, STATUS_AT + STATUS_DIGITS);
        state = State.HEADER;
      }
      case HEADER -> takeHeader();
      case CHUNK_SIZE -> {
        left = Long.parseLong(new String(line, 0, sizeEnd(), ISO_8859_1), 16);
        state = left == 0 ? State.TRAILER : State.CHUNK;
      }
      case CHUNK_END -> state = State.CHUNK_SIZE;
      case TRAILER -> state = length == 0 ? State.WHOLE : State.TRAILER;
      case BODY, CHUNK, WHOLE -> throw new IllegalStateException("no line in " + state);
    }
  }

  private int sizeEnd() {
    int end = 0;
    while (end < length && line[end] != ';' && line[end] != ' ') {
      end++;
    }
    return end;
  }

  private void takeHeader() {
    if (length == 0) {
      state = chunked ? State.CHUNK_SIZE : left > 0 ? State.BODY : State.WHOLE;
    } else if (begins(LENGTH)) {
      left = number(LENGTH.length, length);
    } else if (begins(CHUNKED)) {
      chunked = true;
    } else if (begins(LAST)) {
      last = true;
    }
  }

  private boolean begins(byte[] with) {
    if (length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((line[i] | TO_LOWER) != (with[i] | TO_LOWER)) {
        return false;
      }
    }
    return true;
  }

  private long number(int from, int to) {
    return Long.parseLong(new String(line, from, to - from, ISO_8859_1).strip());
  }
}
