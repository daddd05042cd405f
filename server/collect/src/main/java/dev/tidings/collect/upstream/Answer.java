package dev.tidings.collect.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ScheduledFuture;

/** The body of an answer, which is closed when its time is up. */
final class Answer extends FilterInputStream {
  private final ScheduledFuture<?> deadline;

  Answer(InputStream body, ScheduledFuture<?> deadline) {
    super(body);
    this.deadline = deadline;
  }

  @Override
  public void close() throws IOException {
    deadline.cancel(false);
    super.close();
  }
}
