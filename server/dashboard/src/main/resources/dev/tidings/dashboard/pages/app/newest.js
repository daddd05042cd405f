/** The newest of what comes, at most so many, however long nobody looks. */
export class Newest {
  #most;
  #kept = [];

  constructor(most) {
    this.#most = most;
  }

  add(item) {
    this.#kept.push(item);
    if (this.#kept.length >= 2 * this.#most) {
      this.#kept = this.#kept.slice(-this.#most);
    }
  }

  /** The newest first. */
  items() {
    return this.#kept.slice(-this.#most).reverse();
  }
}
