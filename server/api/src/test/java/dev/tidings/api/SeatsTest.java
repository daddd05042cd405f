package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeatsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Seats seats = new Seats(4, 2, PATIENCE);
  private long now;

  private Claim claim(String user) {
    return seats.claim(user, now);
  }

  private List<Claim> claims(String user, int count) {
    var claims = new ArrayList<Claim>();
    for (int i = 0; i < count; i++) {
      claims.add(claim(user));
    }
    return claims;
  }

  private static boolean isSeated(Claim claim) {
    return claim.granted().toCompletableFuture().getNow(false);
  }

  private static boolean isRefused(Claim claim) {
    return !claim.granted().toCompletableFuture().getNow(true);
  }

  @Test
  void oneUserHasHalfOfTheSeatsAndSomeOfTheRestWait() {
    List<Claim> flood = claims("flood", 10);

    assertThat(flood)
        .filteredOn(SeatsTest::isSeated)
        .containsExactlyElementsOf(flood.subList(0, 2));
    assertThat(flood)
        .filteredOn(SeatsTest::isRefused)
        .containsExactlyElementsOf(flood.subList(4, 10));
    assertThat(seats.taken()).isEqualTo(2);
    assertThat(seats.waiting()).isEqualTo(2);
    assertThat(seats.refused()).isEqualTo(6);
  }

  @Test
  void anotherUserFindsASeatBesideAFlood() {
    claims("flood", 10);

    assertThat(isSeated(claim("jane"))).isTrue();
  }

  @Test
  void usersTakeTurnsHoweverManyRequestsOfOneWait() {
    List<Claim> flood = claims("flood", 4);
    List<Claim> crowd = claims("crowd", 4);
    Claim jane = claim("jane");

    flood.get(0).giveUp();
    assertThat(isSeated(jane)).isTrue();
    assertThat(isSeated(flood.get(2))).isFalse();
    crowd.get(0).giveUp();
    assertThat(isSeated(flood.get(2))).isTrue();
    assertThat(isSeated(crowd.get(2))).isFalse();
    jane.giveUp();
    assertThat(isSeated(crowd.get(2))).isTrue();
  }

  @Test
  void aUsersOwnRequestsAreServedInTheirOrder() {
    List<Claim> mine = claims("me", 4);

    mine.get(1).giveUp();
    assertThat(isSeated(mine.get(2))).isTrue();
    assertThat(isSeated(mine.get(3))).isFalse();
  }

  @Test
  void whoLeavesWhileWaitingIsNotServed() {
    List<Claim> mine = claims("me", 4);

    mine.get(2).giveUp();
    mine.get(0).giveUp();

    assertThat(isSeated(mine.get(2))).isFalse();
    assertThat(isSeated(mine.get(3))).isTrue();
    assertThat(seats.waiting()).isZero();
  }

  @Test
  void whoHasWaitedForTooLongIsRefused() {
    List<Claim> early = claims("me", 3);
    now += PATIENCE.toNanos() / 2;
    Claim late = claim("me");
    now += PATIENCE.toNanos() / 2;
    seats.expire(now);

    assertThat(isRefused(early.get(2))).isTrue();
    assertThat(late.granted().toCompletableFuture()).isNotDone();
    assertThat(seats.expired()).isEqualTo(1);
    assertThat(seats.waiting()).isEqualTo(1);
  }

  @Test
  void aSeatIsGivenUpOnce() {
    Claim mine = claim("me");
    mine.giveUp();
    mine.giveUp();

    assertThat(seats.taken()).isZero();
  }

  @Test
  void nobodyWaitsInVainWhateverComesAndGoes() {
    var random = new SplittableRandom(7);
    Queue<Claim> open = new ArrayDeque<>();
    for (int i = 0; i < 100_000; i++) {
      now++;
      if (random.nextInt(3) > 0) {
        open.add(claim("user-" + random.nextInt(4)));
      } else if (!open.isEmpty()) {
        Claim first = open.remove();
        if (random.nextBoolean()) {
          first.giveUp();
        } else {
          open.add(first);
        }
      }
      open.removeIf(SeatsTest::isRefused);
      long seated = open.stream().filter(SeatsTest::isSeated).count();
      assertThat(seats.taken()).isEqualTo((int) seated).isLessThanOrEqualTo(4);
      assertThat(seats.waiting()).isEqualTo(open.size() - (int) seated);
    }
    open.forEach(Claim::giveUp);
    assertThat(seats.taken()).isZero();
    assertThat(seats.waiting()).isZero();
  }
}
