/** Counts what happens in each of the last seconds. */
export class Meter {
  #seconds;
  #counts;
  #now = 0;

  constructor(seconds) {
    this.#seconds = seconds;
    this.#counts = new Array(seconds).fill(0);
  }

  add(millis) {
    this.#advance(millis);
    this.#counts[this.#now % this.#seconds]++;
  }

  /** Those before this second, the oldest first. */
  counts(millis) {
    this.#advance(millis);
    return this.#counts.map((_, back) => this.#counts[(this.#now + 1 + back) % this.#seconds]);
  }

  perMinute(millis) {
    return (this.counts(millis).reduce((sum, each) => sum + each, 0) * 60) / this.#seconds;
  }

  #advance(millis) {
    const second = Math.floor(millis / 1000);
    const empty = Math.min(this.#seconds, second - this.#now);
    for (let back = 0; back < empty; back++) {
      this.#counts[(second - back) % this.#seconds] = 0;
    }
    this.#now = Math.max(this.#now, second);
  }
}
