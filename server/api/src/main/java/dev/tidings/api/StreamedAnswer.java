package dev.tidings.api;

import dev.tidings.api.wire.Reply;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a long answer on a thread that waits for its client.
 *
 * <p>Invariant: at most one piece is on its way, so a slow client costs no memory. An answer that
 * cannot be written to its end is cut off, so that no client takes it for whole.
 */
final class StreamedAnswer extends OutputStream {
  private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);
  private static final int PIECE = 256 * 1024;

  /** How long a client may take to read a piece. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Reply.Streamed reply;
  private final HttpServerResponse response;
  private final Context loop;
  private final Runnable cutOff;

  /** The last is run on the event loop when the answer is not whole. */
  StreamedAnswer(Reply.Streamed reply, HttpServerResponse response, Context loop, Runnable cutOff) {
    this.reply = reply;
    this.response = response;
    this.loop = loop;
    this.cutOff = cutOff;
  }

  /** Writes all of it, and ends when the body is closed. Blocks; to be called on a worker. */
  void write() {
    boolean whole = writeBody();
    loop.runOnContext(
        back -> {
          if (whole) {
            response.end();
          } else {
            cutOff.run();
          }
        });
  }

  private boolean writeBody() {
    try (var body = reply.body()) {
      var pieces = new BufferedOutputStream(this, PIECE);
      body.writeTo(pieces);
      pieces.flush();
      return true;
    } catch (IOException | RuntimeException failure) {
      LOG.warn("a long answer was cut off: {}", failure.getMessage());
      return false;
    }
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Buffer piece = Buffer.buffer(length).appendBytes(bytes, offset, length);
    var written = new CompletableFuture<Void>();
    loop.runOnContext(
        back ->
            response
                .write(piece)
                .onSuccess(written::complete)
                .onFailure(written::completeExceptionally));
    await(written);
  }

  private static void await(CompletableFuture<Void> written) throws IOException {
    try {
      written.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException gone) {
      throw new IOException("its client is gone, or does not read", gone);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IOException("the server closes", closing);
    }
  }
}
