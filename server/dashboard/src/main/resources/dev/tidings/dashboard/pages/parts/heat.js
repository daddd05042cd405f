import { html, svg, nothing } from 'lit';
import { PageElement } from '../app/page-element.js';
import { hrefKeeping } from '../app/address.js';
import { between } from '../app/period.js';
import { narrowed } from '../app/query.js';
import { compact, whole } from '../app/numbers.js';
import { Room } from '../app/room.js';
import { Settings } from '../app/settings.js';
import { stamp } from '../app/times.js';
import { timeAxis } from './axis.js';
import { typeMark } from './icons.js';

const CELL = 9;
const ROW = 20;

/** As many shades as can be told apart. */
const SHADES = 5;

/** Reasons over time: a row for each, darker where it happened more often. `warnings` has the names of those that warn. */
class Heat extends PageElement {
  static properties = {
    histogram: { attribute: false },
    warnings: { attribute: false },
    query: {},
    pointed: { state: true },
  };
  room = new Room(this, '.cells');

  constructor() {
    super();
    this.warnings = new Set();
    new Settings(this);
  }

  updated() {
    if (this.room.width > 0 && this.room.width !== this.told) {
      this.told = this.room.width;
      this.tell('room', Math.max(12, Math.min(300, Math.floor(this.room.width / CELL))));
    }
  }

  render() {
    const series = this.histogram?.series ?? [];
    return html`<div class="chart heat">
      <ul class="names">${series.map((each) => html`<li>${this.#name(each)}</li>`)}</ul>
      <div class="cells">${series.length > 0 && this.room.width ? this.#cells(series) : nothing}</div>
      <ul class="totals" aria-hidden="true">${series.map((each) => html`<li>${compact(each.total)}</li>`)}</ul>
      <output class="readout" aria-live="off">${this.pointed ?? nothing}</output>
    </div>`;
  }

  #name({ value, total }) {
    return html`<a href=${this.#link(value)} title=${value} aria-label="${value}: ${whole(total)}">
      ${typeMark(this.warnings.has(value))}<span>${value}</span></a>`;
  }

  #link(reason, period = {}) {
    return hrefKeeping('explore', { q: narrowed(this.query ?? '', 'reason', reason), ...period });
  }

  #cells(series) {
    const begin = Date.parse(this.histogram.from);
    const step = this.histogram.stepSeconds * 1000;
    const columns = Math.max(...series.map((each) => each.counts.length));
    const frame = { begin, step, columns, most: Math.max(...series.flatMap((each) => each.counts)), height: series.length * ROW };
    const width = this.room.width;
    return html`<svg width=${width} height=${frame.height + 18} aria-hidden="true" @pointerleave=${() => (this.pointed = undefined)}>
      ${timeAxis({ from: begin, to: begin + columns * step, width, height: frame.height })}
      ${series.map((each, row) => this.#row(each, row, frame))}
    </svg>`;
  }

  #row({ value, counts }, row, frame) {
    const kind = this.warnings.has(value) ? 'warning' : 'normal';
    const wide = this.room.width / frame.columns;
    return counts.map((count, column) => {
      if (count === 0) {
        return nothing;
      }
      const from = frame.begin + column * frame.step;
      return svg`<a href=${this.#link(value, between(from, from + frame.step))} tabindex="-1"
          @pointerenter=${() => (this.pointed = `${value}: ${whole(count)}, ${stamp(from)} – ${stamp(from + frame.step, from)}`)}>
        <rect class="cell ${kind} shade-${shade(count, frame.most)}" x=${column * wide} y=${row * ROW + 1} width=${Math.max(1, wide - 1)} height=${ROW - 2} rx="1"/>
      </a>`;
    });
  }
}

/** By the logarithm, as few things happen very often and many seldom. */
function shade(count, most) {
  return Math.min(SHADES, 1 + Math.floor((Math.log(count) / Math.log(most + 1)) * SHADES));
}

customElements.define('tidings-heat', Heat);
