import { ask } from './server.js';
import { SignedIn } from './session.js';

/**
 * A question that an element asks, and what has become of it. A new question takes the place of the one before. Until it
 * is answered the last answer stays, so that nothing flickers, and is `stale`; that about another subject is gone at once.
 */
export class Asked {
  /** The last answer. */
  value;
  /** Why there is none to the last question. */
  error;
  waiting = false;
  #host;
  #path;
  #subject;
  #answers;
  #going;

  constructor(host) {
    this.#host = host;
    host.addController(this);
    new SignedIn(host, () => this.error?.ofStrangers && this.again());
  }

  /** Whether the answer is one to the question before. */
  get stale() {
    return this.value !== undefined && this.#answers !== this.#path;
  }

  /** Asks, unless this is what has been asked last; `undefined` asks for nothing. */
  want(path, subject) {
    if (subject !== this.#subject || path === undefined) {
      this.#subject = subject;
      this.value = undefined;
    }
    if (path !== this.#path) {
      this.#path = path;
      this.error = undefined;
      this.again();
    }
  }

  /** Asks once more, unless the question is still to be answered, or there is none, or the reader has to sign in first. */
  refresh() {
    if (this.#path !== undefined && !this.waiting && !this.error?.ofStrangers) {
      this.again();
    }
  }

  /** Asks once more; what has been asked already is not waited for. */
  async again() {
    this.#going?.abort();
    const going = new AbortController();
    this.#going = going;
    this.waiting = this.#path !== undefined;
    this.#host.requestUpdate();
    if (!this.waiting) {
      return;
    }
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
    this.error = error;
    if (!error || this.stale) {
      this.value = value;
      this.#answers = this.#path;
    }
    this.#host.requestUpdate();
  }

  hostDisconnected() {
    this.#going?.abort();
    this.#path = undefined;
  }
}
