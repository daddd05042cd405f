package dev.tidings.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One connection for a caller who waits for each answer; for one thread at a time. */
public final class Client implements AutoCloseable {
  private static final int MOST_TRIES = 3;

  private final Loop loop;
  private final Target target;
  private @Nullable HttpConnection connection;

  public Client(Loop loop, Target target) {
    this.loop = loop;
    this.target = target;
  }

  /**
   * An answer.
   *
   * @param beginning the first bytes of the body, as many as were asked for
   * @param size of the whole body, in bytes
   * @param nanos from sending the request to the answer's last byte
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared, and nobody's but the caller's
  public record Answer(int status, byte[] beginning, long size, long nanos) {
    /** The text between two marks in the body's beginning, or "" when it is not there. */
    public String between(String before, String after) {
      return Between.find(beginning, before, after);
    }

    public boolean has(String mark) {
      return Between.indexOf(beginning, beginning.length, mark.getBytes(ISO_8859_1), 0) >= 0;
    }
  }

  /**
   * Sends a request and waits for its answer. When the connection breaks meanwhile it is sent
   * again, on another one.
   */
  public Answer call(Request request, int keep) throws IOException {
    IOException last = new IOException("not tried");
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      try {
        return attempt(request, keep);
      } catch (IOException broken) {
        last = broken;
      }
    }
    throw last;
  }

  private Answer attempt(Request request, int keep) throws IOException {
    var whole = new CompletableFuture<Answer>();
    loop.tell(() -> send(request, new Collected(keep, whole)));
    try {
      return Loop.await(whole);
    } catch (IllegalStateException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private void send(Request request, Collected receipt) {
    HttpConnection now = connection;
    try {
      if (now == null || now.isOver()) {
        now = HttpConnection.open(loop, target);
        connection = now;
      }
      now.send(request, receipt);
    } catch (IOException unreachable) {
      receipt.failed(unreachable);
    }
  }

  private static final class Collected implements Receipt {
    private final int keep;
    private final CompletableFuture<Answer> whole;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private final long began = System.nanoTime();
    private int status;
    private long size;

    Collected(int keep, CompletableFuture<Answer> whole) {
      this.keep = keep;
      this.whole = whole;
    }

    @Override
    public void began(int newStatus) {
      status = newStatus;
    }

    @Override
    public void piece(ByteBuffer bytes) {
      size += bytes.remaining();
      int kept = Math.min(bytes.remaining(), keep - beginning.size());
      beginning.write(bytes.array(), bytes.arrayOffset() + bytes.position(), kept);
    }

    @Override
    public void answered() {
      whole.complete(new Answer(status, beginning.toByteArray(), size, System.nanoTime() - began));
    }

    @Override
    public void failed(IOException why) {
      whole.completeExceptionally(why);
    }
  }

  @Override
  public void close() {
    loop.tell(
        () -> {
          if (connection != null) {
            connection.close();
          }
        });
  }
}
