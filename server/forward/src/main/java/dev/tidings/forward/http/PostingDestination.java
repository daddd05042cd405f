package dev.tidings.forward.http;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.Message;
import dev.tidings.forward.template.TemplateException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** Makes a request for each message, one after another. */
public final class PostingDestination implements Destination {
  private final HttpSender sender;
  private final Letters letters;
  private final Verdict verdict;

  private PostingDestination(HttpSender sender, Letters letters, Verdict verdict) {
    this.sender = sender;
    this.letters = letters;
    this.verdict = verdict;
  }

  /** Writes requests. */
  @FunctionalInterface
  public interface Letters {
    /**
     * The request for a message.
     *
     * @throws TemplateException if a template makes nothing of its event
     * @throws IllegalArgumentException if it makes what cannot be sent; told without secrets
     * @throws IOException if a file cannot be read at the moment
     */
    HttpCall of(Message message) throws TemplateException, IOException;
  }

  /** What an answer means for the message that was sent. */
  @FunctionalInterface
  public interface Verdict {
    /** What its code says. */
    Verdict BY_CODE = answer -> answer.delivery(1);

    Delivery of(HttpAnswer answer);
  }

  /** A destination that is reached so. */
  public static DestinationPlan plan(
      HttpAccess access, InstantSource clock, Letters letters, Verdict verdict) {
    return () -> new PostingDestination(HttpSender.open(access, clock), letters, verdict);
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    return OneByOne.deliver(batch, this::post);
  }

  private Delivery post(Message message) throws InterruptedException {
    HttpCall call;
    try {
      call = letters.of(message);
      call.headers().forEach(HttpAccess::header);
    } catch (TemplateException failed) {
      return new Delivery.Refused(0, 1, "a template failed: " + failed.getMessage());
    } catch (IllegalArgumentException unsendable) {
      return new Delivery.Refused(0, 1, String.valueOf(unsendable.getMessage()));
    } catch (IOException unreadable) {
      return Delivery.Later.nothing("nothing was sent: " + unreadable);
    }
    return verdict.of(sender.send(call));
  }

  @Override
  public void close() {
    sender.close();
  }
}
