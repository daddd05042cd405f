package dev.tidings.load.soak;

import dev.tidings.load.traffic.Ask;
import dev.tidings.load.traffic.Churn;
import dev.tidings.load.traffic.Kind;
import dev.tidings.load.traffic.LoadedEvent;
import dev.tidings.load.traffic.Notice;
import dev.tidings.load.traffic.Population;
import dev.tidings.load.traffic.Reading;
import dev.tidings.load.traffic.Recent;
import dev.tidings.load.wire.Request;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Writes whose revisions go into the ledger, and lists about what was written. */
final class SoakTraffic {
  private static final int CREATES_PERCENT = 60;
  private static final int PERCENT = 100;
  private static final int BEGINNING = 640;

  private final Ledger ledger;
  private final Recent recent;
  private final SplittableRandom random = new SplittableRandom();
  private final Churn events;
  private long repeats = 1;

  SoakTraffic(Population population, Ledger ledger, Duration ttl) {
    this.ledger = ledger;
    // An older one may be gone before a request about it arrives.
    this.recent = new Recent(ttl.dividedBy(2));
    this.events = new Churn(population);
  }

  /** 60 % creations, 40 % repeats of something recent. */
  Ask write() {
    LoadedEvent known = recent.any();
    if (known == null || random.nextInt(PERCENT) < CREATES_PERCENT) {
      LoadedEvent event = events.next();
      return new Ask(Kind.CREATE, event.create(), new Acknowledgement(() -> recent.add(event)));
    }
    return new Ask(Kind.PATCH, known.repeat(++repeats), new Acknowledgement(() -> {}));
  }

  /** The events of something recent. */
  Ask read() {
    LoadedEvent known = recent.any();
    String path = known == null ? "/api/v1/events?limit=1" : known.subject().ofObject();
    return new Ask(Kind.LIST, Request.get(path), Reading.NOTHING);
  }

  /** Events that were acknowledged last. */
  List<LoadedEvent> newest(int many) {
    return recent.newest(many);
  }

  /** Reads the revision that a write was given. */
  private final class Acknowledgement implements Reading {
    private final byte[] beginning = new byte[BEGINNING];
    private final Runnable stored;
    private int length;

    Acknowledgement(Runnable stored) {
      this.stored = stored;
    }

    @Override
    public void piece(ByteBuffer bytes) {
      int more = Math.min(bytes.remaining(), BEGINNING - length);
      bytes.get(beginning, length, more);
      length += more;
    }

    @Override
    public boolean isRight() {
      long revision = Notice.revision(beginning, length);
      if (revision > 0) {
        ledger.acknowledged(revision);
        stored.run();
      }
      return revision > 0;
    }
  }
}
