import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styled } from '../app/styled.js';
import { go, href } from '../app/address.js';
import { identity, isWarning, objectParams } from '../app/event.js';
import { Every } from '../app/every.js';
import { Keys } from '../app/keys.js';
import { PageElement } from '../app/page-element.js';
import { Settings } from '../app/settings.js';
import { cells, columnsOf } from './event-row.js';

/** Rows beyond both edges that are drawn already. */
const AHEAD = 12;

/** The id of the chosen row, by which readers of screens are told which one it is. */
const CHOSEN = 'chosen-row';

/**
 * Events as rows, of which only those in sight are drawn. It tells `more` when the reader comes near the end, and `open` with the
 * event that the reader has chosen.
 */
class EventTable extends PageElement {
  static properties = {
    items: { attribute: false },
    keyOf: { attribute: false },
    total: { type: Number },
    wide: { type: Boolean },
    exact: { type: Boolean },
    opened: { attribute: false },
    chosen: { state: true },
    above: { state: true },
    seen: { state: true },
  };
  #rowHeight = 28;
  #resized = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.items = [];
    this.keyOf = identity;
    this.above = 0;
    this.seen = 40;
    new Settings(this);
    new Every(this, 10, () => this.requestUpdate());
    new Keys(this, {
      j: () => this.#choose(this.#place + 1),
      ArrowDown: (event) => this.#isHere(event) && this.#choose(this.#place + 1),
      k: () => this.#choose(this.#place - 1),
      ArrowUp: (event) => this.#isHere(event) && this.#choose(this.#place - 1),
      Enter: () => this.#open(this.#place),
      o: () => this.#goToObject(),
    });
  }

  firstUpdated() {
    this.#resized.observe(this.querySelector('.rows'));
    this.#measure();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** Arrows scroll what has the focus, where that is something else. */
  #isHere({ target }) {
    return this.contains(target) || target.contains(this);
  }

  /** Where the chosen row is now; rows before it may have come. -1 where none is chosen, or it is gone. */
  get #place() {
    return this.items.findIndex((item) => this.keyOf(item) === this.chosen);
  }

  /** Shows the beginning again, for other events than before. */
  toTop() {
    this.chosen = undefined;
    this.querySelector('.rows')?.scrollTo(0, 0);
  }

  render() {
    const first = Math.max(0, this.above - AHEAD);
    const inSight = this.items.slice(first, this.above + this.seen + AHEAD);
    return html`<div class="rows ${this.wide ? 'wide' : ''}" role="grid" aria-label="Events" aria-rowcount=${(this.total ?? this.items.length) + 1}
        tabindex="0" aria-activedescendant=${this.#isDrawn(inSight) ? CHOSEN : nothing} @scroll=${this.#scrolled}>
      <div class="row head" role="row" aria-rowindex="1">
        ${columnsOf(this.wide).map(([name, kind]) => html`<span role="columnheader" class=${kind}>${name}</span>`)}
      </div>
      <div class="all" role="rowgroup" ${styled({ height: `${this.items.length * this.#rowHeight}px` })}>
        <div class="part" role="presentation" ${styled({ transform: `translateY(${first * this.#rowHeight}px)` })}>
          ${repeat(inSight, this.keyOf, (item, at) => this.#row(item, first + at))}
        </div>
      </div>
    </div>`;
  }

  #isDrawn(inSight) {
    return this.chosen !== undefined && inSight.some((item) => this.keyOf(item) === this.chosen);
  }

  #row(item, at) {
    const key = this.keyOf(item);
    const opened = this.opened && key === this.keyOf(this.opened);
    const chosen = key === this.chosen;
    const state = [isWarning(item.event) ? 'warning' : 'normal', chosen ? 'chosen' : '', opened ? 'opened' : ''];
    return html`<div class="row ${state.join(' ')}" role="row" id=${chosen ? CHOSEN : nothing} aria-selected=${chosen}
        aria-rowindex=${at + 2} @click=${(event) => this.#click(event, at)}>
      ${cells(item, { wide: this.wide, exact: this.exact })}
    </div>`;
  }

  #click(event, at) {
    if (!event.target.closest('a') && getSelection().isCollapsed) {
      this.chosen = this.keyOf(this.items[at]);
      this.#open(at);
    }
  }

  #choose(at) {
    if (this.items.length === 0) {
      return;
    }
    const place = Math.max(0, Math.min(this.items.length - 1, at));
    this.chosen = this.keyOf(this.items[place]);
    this.#reveal(place);
    this.querySelector('.rows').focus({ preventScroll: true });
    if (this.opened) {
      this.#open(place);
    }
  }

  #reveal(place) {
    const rows = this.querySelector('.rows');
    const head = rows.querySelector('.head').offsetHeight;
    const top = place * this.#rowHeight;
    if (top < rows.scrollTop) {
      rows.scrollTop = top;
    } else if (top + this.#rowHeight > rows.scrollTop + rows.clientHeight - head) {
      rows.scrollTop = top + this.#rowHeight - rows.clientHeight + head;
    }
  }

  #open(at) {
    if (at < 0) {
      return false;
    }
    this.tell('open', this.items[at]);
    return true;
  }

  #goToObject() {
    const item = this.items[this.#place];
    if (item) {
      go(href('object', objectParams(item.cluster, item.event.involvedObject)));
    }
  }

  #scrolled() {
    const rows = this.querySelector('.rows');
    this.above = Math.floor(rows.scrollTop / this.#rowHeight);
    if (this.above + 2 * this.seen > this.items.length) {
      this.tell('more');
    }
  }

  /** The style sheet decides how high a row is. */
  #measure() {
    const rows = this.querySelector('.rows');
    const height = parseFloat(getComputedStyle(rows).getPropertyValue('--row'));
    this.#rowHeight = height || this.#rowHeight;
    this.seen = Math.ceil(rows.clientHeight / this.#rowHeight);
    this.requestUpdate();
  }
}

customElements.define('tidings-event-table', EventTable);
