package dev.tidings.collect.retention;

import dev.tidings.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What stores answer, waited for. */
final class Answers {
  private Answers() {}

  /** The answer, or the {@link StoreException} that came instead. */
  static <T> T of(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof StoreException known ? known : failed;
    }
  }
}
