import { ask } from './server.js';

/** Rows asked for at once. */
const PAGE = 100;

/** The answer to a search, page by page, for an element: the first page when it is asked, others as the reader comes near. */
export class Pages {
  items = [];
  /** Of the whole answer; undefined until it is there. */
  total;
  facets = {};
  error;
  waiting = false;
  #host;
  #path;
  #next;
  #going;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /** Asks, unless this is what has been asked last. Returns whether it has. */
  want(path) {
    if (path === this.#path) {
      return false;
    }
    this.#path = path;
    this.again();
    return true;
  }

  again() {
    return this.#load('', true);
  }

  more() {
    return this.#next && !this.waiting ? this.#load(this.#next, false) : undefined;
  }

  async #load(from, first) {
    this.#going?.abort();
    const going = new AbortController();
    this.#going = going;
    this.waiting = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const place = from ? `&continue=${encodeURIComponent(from)}` : '';
      const page = await ask(`${this.#path}&limit=${PAGE}${place}`, going.signal);
      this.#take(page, first);
    } catch (error) {
      this.error = going.signal.aborted ? this.error : error;
    }
    if (going === this.#going) {
      this.waiting = false;
      this.#host.requestUpdate();
    }
  }

  #take(page, first) {
    this.items = first ? page.items : [...this.items, ...page.items];
    this.#next = page.metadata.continue;
    if (first) {
      this.total = page.total;
      this.facets = page.facets ?? {};
    }
  }

  hostDisconnected() {
    this.#going?.abort();
    this.#path = undefined;
  }
}
