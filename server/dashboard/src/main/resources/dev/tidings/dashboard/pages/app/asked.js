import { ask } from './server.js';

/**
 * A question that an element asks, and what has become of it. A new question takes the place of the one before; until it
 * is answered the last answer stays, so that nothing flickers.
 */
export class Asked {
  /** The last answer. */
  value;
  /** Why there is none to the last question. */
  error;
  waiting = false;
  #host;
  #path;
  #going;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /** Asks, unless this is what has been asked last. */
  want(path) {
    if (path !== this.#path) {
      this.#path = path;
      this.again();
    }
  }

  /** Asks once more. */
  async again() {
    this.#going?.abort();
    const going = new AbortController();
    this.#going = going;
    this.waiting = true;
    this.#host.requestUpdate();
    try {
      const value = await ask(this.#path, going.signal);
      this.#end(going, { value });
    } catch (error) {
      this.#end(going, { error });
    }
  }

  #end(going, { value, error }) {
    if (going !== this.#going || going.signal.aborted) {
      return;
    }
    this.waiting = false;
    this.value = value ?? this.value;
    this.error = error;
    this.#host.requestUpdate();
  }

  hostDisconnected() {
    this.#going?.abort();
    this.#path = undefined;
  }
}
