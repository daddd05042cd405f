package dev.tidings.sink.fabric8;

import dev.tidings.sink.http.ApiAnswer;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BufferUtil;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Collects the body of an answer as it comes in, as far as it is wanted. */
final class BodyReader implements AsyncBody.Consumer<List<ByteBuffer>> {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Begins to read; the result is there when the body has ended, or is as long as it may be. */
  CompletableFuture<byte[]> read(AsyncBody body) {
    CompletableFuture<byte[]> result = body.done().handle((done, failure) -> ended(failure));
    body.consume();
    return result;
  }

  @Override
  public void consume(List<ByteBuffer> buffers, AsyncBody body) {
    buffers.forEach(this::append);
    if (isFull()) {
      body.cancel();
    } else {
      body.consume();
    }
  }

  private void append(ByteBuffer buffer) {
    int wanted = ApiAnswer.MAX_BODY_BYTES - bytes.size();
    bytes.write(BufferUtil.toArray(buffer), 0, Math.min(wanted, buffer.remaining()));
  }

  private boolean isFull() {
    return bytes.size() == ApiAnswer.MAX_BODY_BYTES;
  }

  private byte[] ended(@Nullable Throwable failure) {
    if (failure != null && !isFull()) {
      throw new CompletionException(failure);
    }
    return bytes.toByteArray();
  }
}
