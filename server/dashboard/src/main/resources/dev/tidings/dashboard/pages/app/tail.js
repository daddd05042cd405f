import { reached } from './connection.js';
import { messages } from './event-stream.js';
import { Refusal, question, send } from './server.js';

/** Milliseconds before another try; twice as long after each that fails. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/** The server says something every 15 seconds; after so many milliseconds without a word there is nobody. */
const LONGEST_SILENCE = 45_000;

/**
 * Follows what happens. After a break it goes on from where it was, as long as the server has kept that. What happens
 * is told to `watcher`: `state('connecting' | 'open' | 'lost' | 'refused', error)`, `event(item)` and `gap()`. That an event has expired,
 * or does not match any more, is nothing that happens.
 */
export class Tail {
  #query;
  #watcher;
  #going;
  #cursor;
  #pause = FIRST_PAUSE;
  #timer;
  #silence;

  constructor(query, watcher) {
    this.#query = query;
    this.#watcher = watcher;
  }

  /** Begins after a cursor, or with now. */
  start(cursor) {
    this.stop();
    this.#cursor = cursor;
    this.#connect();
  }

  /** After what has come until now; undefined before the server has said anything. */
  get cursor() {
    return this.#cursor;
  }

  stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#going?.abort();
    this.#going = undefined;
  }

  /** Connects at once, from where it is. */
  goOn() {
    this.start(this.#cursor);
  }

  async #connect() {
    const going = new AbortController();
    this.#going = going;
    this.#watcher.state('connecting');
    this.#heard(going);
    try {
      await this.#follow(going);
      this.#again(going);
    } catch (error) {
      this.#again(going, error);
    }
  }

  #heard(going) {
    if (going === this.#going) {
      clearTimeout(this.#silence);
      this.#silence = setTimeout(() => going.abort(), LONGEST_SILENCE);
    }
  }

  async #follow(going) {
    const { signal } = going;
    const since = this.#cursor === undefined ? {} : { 'Last-Event-ID': this.#cursor };
    const answer = await send(question('stream', { q: this.#query }), { headers: { Accept: 'text/event-stream', ...since }, signal });
    this.#watcher.state('open');
    this.#pause = FIRST_PAUSE;
    for await (const each of messages(answer.body, () => this.#heard(going))) {
      if (going !== this.#going) {
        return;
      }
      this.#take(each);
    }
  }

  #take({ id, event, data }) {
    this.#cursor = id ?? this.#cursor;
    if (event === 'gap') {
      this.#watcher.gap();
    } else if (event === 'event') {
      this.#happened(JSON.parse(data));
    }
  }

  #happened(item) {
    if (item.change !== 'DELETED') {
      this.#watcher.event(item);
    }
  }

  /** What the server refuses for good is not asked again. */
  #again(going, error) {
    if (going !== this.#going) {
      return;
    }
    clearTimeout(this.#silence);
    if (error && !(error instanceof Refusal)) {
      reached(false);
    }
    const final = error?.status >= 400 && error.status < 500 && error.status !== 429;
    this.#watcher.state(final ? 'refused' : 'lost', error);
    if (!final) {
      this.#timer = setTimeout(() => this.#connect(), this.#pause);
      this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
    }
  }
}
