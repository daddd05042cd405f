import { html, svg, nothing } from 'lit';
import { PageElement } from '../app/page-element.js';
import { between } from '../app/period.js';
import { rate, whole } from '../app/numbers.js';
import { Room } from '../app/room.js';
import { Settings } from '../app/settings.js';
import { stamp } from '../app/times.js';
import { roundUp, timeAxis } from './axis.js';

/** Pixels for each bar. */
const BAR = 7;
const HEIGHT = 84;

/** How many bars there is room for. */
export function barsIn(width) {
  return Math.max(12, Math.min(500, Math.floor(width / BAR)));
}

/**
 * Bars over time, one part on another. `histogram` is the server's answer, `parts` say which of its series is drawn how, the
 * lowest first. Dragging over it tells `period`, with what has been chosen.
 */
class Histogram extends PageElement {
  static properties = {
    histogram: { attribute: false },
    parts: { attribute: false },
    label: {},
    perMinute: { type: Boolean },
    pointed: { state: true },
    dragged: { state: true },
  };
  room = new Room(this, '.chart');

  constructor() {
    super();
    new Settings(this);
  }

  updated() {
    if (this.room.width > 0 && this.room.width !== this.told) {
      this.told = this.room.width;
      this.tell('room', barsIn(this.room.width));
    }
  }

  render() {
    return html`<div class="chart histogram">
      ${this.histogram && this.room.width ? this.#chart(this.#drawn()) : nothing}
      <output class="readout" aria-live="off">${this.#readout()}</output>
    </div>`;
  }

  /** What is drawn: both ends, and each bar with the counts of its parts. */
  #drawn() {
    const { from, to, stepSeconds, series } = this.histogram;
    const begin = Date.parse(from);
    const step = stepSeconds * 1000;
    const length = Math.max(1, ...series.map((each) => each.counts.length));
    const scale = this.perMinute ? 60 / stepSeconds : 1;
    const of = (part) => series.find((each) => each.value === part.value)?.counts ?? [];
    const bars = Array.from({ length }, (_, at) => this.parts.map((part) => (of(part)[at] ?? 0) * scale));
    const sums = bars.map((bar) => bar.reduce((sum, each) => sum + each, 0));
    return { begin, end: Math.max(Date.parse(to), begin + length * step), step, bars, sums, top: roundUp(Math.max(...sums, 1)) };
  }

  #chart(drawn) {
    const width = this.room.width;
    return html`<svg width=${width} height=${HEIGHT + 18} role="img" aria-label=${this.#inWords(drawn)}
        @pointerdown=${this.#press} @pointermove=${this.#move} @pointerup=${this.#release} @pointerleave=${this.#leave}
        @pointercancel=${this.#leave}>
      ${timeAxis({ from: drawn.begin, to: drawn.end, width, height: HEIGHT })}
      <line class="base" x1="0" x2=${width} y1=${HEIGHT} y2=${HEIGHT}></line>
      ${[1, 0.25].map((share) => this.#level(drawn.top * share, drawn.top))}
      ${drawn.bars.map((bar, at) => this.#bar(bar, at, drawn))}
      ${this.#selection()}
    </svg>`;
  }

  #level(count, top) {
    const y = HEIGHT - tall(count, top);
    return svg`<line class="grid" x1="0" x2=${this.room.width} y1=${y} y2=${y}/><text class="axis" x="2" y=${y + 11}>${this.#number(count)}</text>`;
  }

  #bar(bar, at, { begin, end, step, top }) {
    const width = this.room.width;
    const x = ((at * step) / (end - begin)) * width;
    const thick = Math.max(1, (step / (end - begin)) * width - 1);
    let sum = 0;
    return bar.map((count, which) => {
      const [low, high] = [tall(sum, top), tall(sum + count, top)];
      sum += count;
      return count === 0 ? nothing : svg`<rect class="bar ${this.parts[which].kind}" x=${x} y=${HEIGHT - high} width=${thick} height=${Math.max(1, high - low)}/>`;
    });
  }

  #selection() {
    if (!this.dragged) {
      return nothing;
    }
    const [left, right] = this.#ordered();
    return svg`<rect class="selection" x=${left} y="0" width=${right - left} height=${HEIGHT}/>`;
  }

  #readout() {
    if (!this.histogram || this.pointed === undefined) {
      return nothing;
    }
    const drawn = this.#drawn();
    if (this.dragged) {
      const [from, to] = this.#ordered().map((x) => this.#moment(x, drawn));
      return html`${stamp(from)} – ${stamp(to, from)}`;
    }
    const at = Math.min(drawn.bars.length - 1, Math.floor((this.#moment(this.pointed, drawn) - drawn.begin) / drawn.step));
    const from = drawn.begin + at * drawn.step;
    return html`${stamp(from)} – ${stamp(from + drawn.step, from)}:
      ${this.parts.map((part, which) => html` <b class=${part.kind}>${this.#number(drawn.bars[at][which])}</b> ${part.name}`)}`;
  }

  #number(count) {
    return this.perMinute ? `${rate(count)}/min` : whole(count);
  }

  #inWords({ begin, end, sums }) {
    const most = sums.indexOf(Math.max(...sums));
    const step = (end - begin) / sums.length;
    return `${this.label}: ${whole(this.histogram.total)} from ${stamp(begin)} to ${stamp(end)}, most (${this.#number(sums[most])}) at ${stamp(begin + most * step)}`;
  }

  #moment(x, { begin, end }) {
    return begin + (x / this.room.width) * (end - begin);
  }

  #ordered() {
    return [this.dragged.from, this.dragged.to].sort((a, b) => a - b);
  }

  #x(event) {
    const { left } = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(this.room.width, event.clientX - left));
  }

  #press(event) {
    if (event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
      const x = this.#x(event);
      this.dragged = { from: x, to: x };
    }
  }

  #move(event) {
    this.pointed = this.#x(event);
    if (this.dragged) {
      this.dragged = { ...this.dragged, to: this.pointed };
    }
  }

  #release() {
    const [left, right] = this.dragged ? this.#ordered() : [0, 0];
    this.dragged = undefined;
    if (right - left >= 4) {
      const drawn = this.#drawn();
      this.tell('period', between(this.#moment(left, drawn), this.#moment(right, drawn)));
    }
  }

  #leave() {
    this.pointed = undefined;
    this.dragged = undefined;
  }
}

/** By the square root, so that what is usual can still be seen beside a burst. */
function tall(count, top) {
  return Math.sqrt(count / top) * HEIGHT;
}

customElements.define('tidings-histogram', Histogram);
