import { html, svg, nothing } from 'lit';
import { href } from '../app/address.js';
import { isWarning, objectParams, objectText } from '../app/event.js';
import { whole } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { Room } from '../app/room.js';
import { Settings } from '../app/settings.js';
import { stamp } from '../app/times.js';
import { timeAxis } from './axis.js';

const LANE = 30;
const SMALLEST = 3;
const BIGGEST = 11;

/** Letters at the end of a name that are always shown: by them the Pods of one owner differ. */
const ENDING = 8;

const RELATIONS = { owner: 'owner', self: '', child: 'belongs to it' };

/** An object's life and that of its owners and children on one line of time: a lane each, a mark wherever something happened. */
class Lanes extends PageElement {
  static properties = { lanes: { attribute: false }, from: { type: Number }, to: { type: Number }, pointed: { state: true } };
  room = new Room(this, '.cells');

  constructor() {
    super();
    new Settings(this);
  }

  render() {
    return html`<div class="chart lanes">
      <ul class="names">${this.lanes.map((lane) => html`<li>${this.#name(lane)}</li>`)}</ul>
      <div class="cells">${this.room.width ? this.#drawn() : nothing}</div>
      <output class="readout" aria-live="off">${this.pointed ?? nothing}</output>
    </div>`;
  }

  #name({ object, relation }) {
    const text = objectText(object);
    const name = html`<span class="unseen">${text}</span>
      <span class="beginning" aria-hidden="true">${text.slice(0, -ENDING)}</span><span aria-hidden="true">${text.slice(-ENDING)}</span>`;
    return html`${relation === 'self'
        ? html`<b title=${text}>${name}</b>`
        : html`<a title=${text} href=${href('object', objectParams(object.cluster, object))}>${name}</a>`}
      <small>${RELATIONS[relation]}</small>`;
  }

  #drawn() {
    const width = this.room.width;
    const height = this.lanes.length * LANE;
    return html`<svg width=${width} height=${height + 18} role="img" aria-label=${this.#inWords()} @pointerleave=${() => (this.pointed = undefined)}>
      ${timeAxis({ from: this.from, to: this.to, width, height })}
      ${this.lanes.map((lane, at) => this.#lane(lane, at * LANE + LANE / 2))}
    </svg>`;
  }

  #lane({ items }, y) {
    return svg`<line class="lane" x1="0" x2=${this.room.width} y1=${y} y2=${y}/>
      ${items.map((item) => this.#mark(item, y))}`;
  }

  #mark(item, y) {
    const at = Date.parse(item.time);
    const x = ((at - this.from) / (this.to - this.from)) * this.room.width;
    const size = Math.min(BIGGEST, SMALLEST + Math.log2(item.count) * 1.5);
    const point = () => (this.pointed = `${stamp(at)} ${item.event.reason}${item.count > 1 ? ` ×${whole(item.count)}` : ''}: ${item.event.message}`);
    return isWarning(item.event)
      ? svg`<path class="happening warning" d="M${x} ${y - size * 1.2}L${x + size * 1.15} ${y + size * 0.9}H${x - size * 1.15}Z" @pointerenter=${point}/>`
      : svg`<circle class="happening normal" cx=${x} cy=${y} r=${size} @pointerenter=${point}/>`;
  }

  #inWords() {
    const all = this.lanes.flatMap((lane) => lane.items);
    const warnings = all.filter((item) => isWarning(item.event)).length;
    return `${whole(all.length)} moments from ${stamp(this.from)} to ${stamp(this.to)}, ${whole(warnings)} of them warnings; the table below has them`;
  }
}

customElements.define('tidings-lanes', Lanes);
