import { ask } from './server.js';
import { SignedIn } from './session.js';

/** Rows asked for at once. */
const PAGE = 100;

/** The answer to a search, page by page, for an element: the first page when it is asked, others as the reader comes near. */
export class Pages {
  items = [];
  /** Of the whole answer; undefined until it is there. */
  total;
  facets;
  /** Why there is no answer to the last search. */
  error;
  /** Why there are not more rows. */
  moreError;
  waiting = false;
  #host;
  #path;
  #answers;
  #next;
  #going;

  constructor(host) {
    this.#host = host;
    host.addController(this);
    new SignedIn(host, () => this.error?.ofStrangers && this.#load());
  }

  /** Whether the rows are those of the search before. */
  get stale() {
    return this.total !== undefined && this.#answers !== this.#path;
  }

  /** Asks, unless this is what has been asked last. Returns whether it has. */
  want(path) {
    if (path === this.#path) {
      return false;
    }
    this.#path = path;
    this.error = undefined;
    this.#load();
    return true;
  }

  /** Asks once more, from the beginning. */
  refresh() {
    if (!this.waiting) {
      this.#load();
    }
  }

  more() {
    if (this.#next && !this.waiting && !this.stale) {
      this.#load(this.#next);
    }
  }

  async #load(from) {
    this.#going?.abort();
    const going = new AbortController();
    this.#going = going;
    this.waiting = true;
    this.moreError = undefined;
    this.#host.requestUpdate();
    try {
      const place = from ? `&continue=${encodeURIComponent(from)}` : '';
      const page = await ask(`${this.#path}&limit=${PAGE}${place}`, going.signal);
      this.#end(going, () => (from ? this.#goOn(page) : this.#begin(page)));
    } catch (error) {
      this.#end(going, () => (from ? (this.moreError = error) : this.#fail(error)));
    }
  }

  #end(going, take) {
    if (going !== this.#going || going.signal.aborted) {
      return;
    }
    this.waiting = false;
    take();
    this.#host.requestUpdate();
  }

  #begin(page) {
    this.items = page.items;
    this.total = page.total;
    this.facets = page.facets;
    this.error = undefined;
    this.#next = page.metadata.continue;
    this.#answers = this.#path;
  }

  #goOn(page) {
    this.items = [...this.items, ...page.items];
    this.#next = page.metadata.continue;
  }

  /** Rows stay where they are those of this search. */
  #fail(error) {
    if (this.stale) {
      this.#begin({ items: [], metadata: {} });
    }
    this.error = error;
  }

  hostDisconnected() {
    this.#going?.abort();
    this.#path = undefined;
  }
}
