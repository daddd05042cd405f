import { html, nothing, svg } from 'lit';
import { href } from '../app/address.js';
import { Every } from '../app/every.js';
import { Keys } from '../app/keys.js';
import { Meter } from '../app/meter.js';
import { Newest } from '../app/newest.js';
import { plural, rate, whole } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { SignedIn } from '../app/session.js';
import { Tail } from '../app/tail.js';
import '../parts/event-detail.js';
import '../parts/event-table.js';
import '../parts/filter-bar.js';
import { icon } from '../parts/icons.js';
import { empty, failed } from '../parts/notices.js';

/** Rows that are kept; older ones are in Explore. */
const MOST = 1000;
const RATE_SECONDS = 30;
const STATES = {
  connecting: 'Connecting …',
  open: 'Following',
  lost: 'Connection lost, trying again …',
  refused: 'Refused',
};

/**
 * What happens now, the newest first. While it is paused, what comes is counted and not kept; it is read back from the
 * server's log when the reader wants it.
 */
class Live extends PageElement {
  static properties = {
    params: { attribute: false },
    state: { state: true },
    paused: { state: true },
    missed: { state: true },
    opened: { state: true },
    note: { state: true },
  };
  #newest = new Newest(MOST);
  #items = [];
  #meter = new Meter(RATE_SECONDS);
  #tail;
  #pausedAt;
  #repeated = 0;
  #error;
  #query;
  #numbered = 0;
  #frame;

  constructor() {
    super();
    this.missed = 0;
    new Every(this, 1, () => this.requestUpdate());
    new SignedIn(this, () => this.state === 'refused' && this.#tail.goOn());
    new Keys(this, { ' ': () => (this.paused ? this.#resume() : this.#pauseHere()) });
  }

  willUpdate() {
    const query = this.params.get('q') ?? '';
    if (query !== this.#query) {
      this.#query = query;
      this.#begin();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#tail?.stop();
    this.#query = undefined;
    cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  #begin() {
    this.#tail?.stop();
    this.#newest = new Newest(MOST);
    this.#items = [];
    this.#repeated = 0;
    this.note = undefined;
    this.missed = 0;
    this.paused = false;
    this.opened = undefined;
    this.#tail = new Tail(this.#query, {
      state: (state, error) => this.#stateIs(state, error),
      event: (item) => this.#take(item),
      gap: () => this.#notKept(),
    });
    this.#tail.start();
  }

  #stateIs(state, error) {
    this.state = state;
    this.#error = error;
  }

  #take(item) {
    this.#measure();
    if (this.paused) {
      this.missed++;
      return;
    }
    this.#newest.add({ ...item, number: this.#numbered++ });
    this.#frame ??= requestAnimationFrame(() => this.#show());
  }

  /** What is read back has been counted when it came. */
  #measure() {
    if (this.#repeated > 0) {
      this.#repeated--;
    } else {
      this.#meter.add(Date.now());
    }
  }

  #notKept() {
    this.#repeated = 0;
    this.note = 'Some of what has happened in between is not kept any more.';
  }

  /** All that has come since the last frame at once. */
  #show() {
    this.#frame = undefined;
    this.#items = this.#newest.items();
    this.requestUpdate();
  }

  #pauseHere() {
    this.paused = true;
    this.#pausedAt = this.#tail.cursor;
    this.missed = 0;
  }

  /** Goes on with now; what was missed stays missed. */
  #resume() {
    this.paused = false;
    this.missed = 0;
  }

  /** Goes on from where it was paused: the server sends from its log what has happened since, and then what happens. */
  #readBack() {
    this.#repeated = this.missed;
    this.note = this.missed > MOST ? `Of what was missed these are the last ${whole(MOST)}.` : undefined;
    this.#resume();
    this.#tail.start(this.#pausedAt);
  }

  render() {
    return html`<h1 class="unseen">Live</h1>
      <tidings-filter-bar timeless .params=${this.params} @refresh=${() => this.#tail.goOn()}></tidings-filter-bar>
      <div class="live ${this.opened ? 'with-detail' : ''}">
        <div class="results">
          <div class="toolbar">${this.#state()} ${this.#rate()} ${this.#buttons()}</div>
          ${this.note ? this.#noted() : nothing} ${this.#rows()}
        </div>
        ${this.opened ? this.#detail() : nothing}
      </div>`;
  }

  #noted() {
    return html`<p class="gap" role="status">${this.note} ${this.#explore()} has what became of the others.
      <button class="button icon-only bare" aria-label="Close this note" @click=${() => (this.note = undefined)}>${icon('close')}</button></p>`;
  }

  #explore() {
    return html`<a href=${href('explore', { q: this.#query })}>Explore</a>`;
  }

  #detail() {
    return html`<tidings-event-detail .item=${this.opened} .query=${this.#query}
      @close=${() => (this.opened = undefined)}></tidings-event-detail>`;
  }

  #state() {
    const words = this.paused && this.state === 'open' ? 'Paused' : STATES[this.state];
    const kind = this.paused ? 'paused' : this.state;
    return html`<p class="stream-state ${kind}" role="status"><span class="dot"></span>${words}</p>`;
  }

  #rate() {
    const now = Date.now();
    const counts = this.#meter.counts(now).slice(0, -1);
    const most = Math.max(1, ...counts);
    return html`<p class="rate"><svg width="58" height="18" aria-hidden="true">
        ${counts.map((count, at) => bar(at, (count / most) * 18))}
      </svg><b>${rate(this.#meter.perMinute(now))}</b>/min</p>`;
  }

  #buttons() {
    const toggle = this.paused
      ? html`<button class="button primary" @click=${this.#resume}>${icon('play')}Go on</button>`
      : html`<button class="button" @click=${this.#pauseHere}>${icon('pause')}Pause</button>`;
    return html`${toggle}
      ${this.paused ? html`<p class="missed" role="status">${plural(this.missed, 'event')} missed while paused</p>` : nothing}
      ${this.paused && this.missed > 0 && this.#pausedAt
        ? html`<button class="button" @click=${this.#readBack}>Read them back</button>`
        : nothing}`;
  }

  #rows() {
    if (this.state === 'refused') {
      return failed(this.#error, () => this.#tail.goOn());
    }
    if (this.#items.length === 0) {
      return empty(
        'Nothing has happened yet',
        html`Events appear here as they are written. ${this.#explore()} shows what was before.`,
      );
    }
    return html`<tidings-event-table exact .items=${this.#items} .keyOf=${(item) => item.number} .opened=${this.opened}
      @open=${(event) => (this.opened = event.detail)}></tidings-event-table>`;
  }
}

const bar = (at, height) => svg`<rect x=${at * 2} width="1.5" y=${18 - height} height=${height}/>`;

customElements.define('tidings-live', Live);
