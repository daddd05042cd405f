import { html, nothing } from 'lit';
import { href, hrefKeeping } from '../app/address.js';
import { Asked } from '../app/asked.js';
import { isWarning, objectParams, objectText } from '../app/event.js';
import { Every } from '../app/every.js';
import { Keys } from '../app/keys.js';
import { plural, whole } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { ends, periodOf } from '../app/period.js';
import { narrowed } from '../app/query.js';
import { question } from '../app/server.js';
import { Settings } from '../app/settings.js';
import { age, stampWithZone } from '../app/times.js';
import '../parts/copy-button.js';
import { typeMark } from '../parts/icons.js';
import '../parts/lanes.js';
import { answered, empty } from '../parts/notices.js';
import '../parts/period-picker.js';

/** Lanes that there is room for. */
const MOST_LANES = 12;
const MOST_OWNERS = 3;

/** As many as the server tells. */
const MOST_MOMENTS = 1000;
const ROWS = 200;

/** One object's life: what happened to it, to its owners and to what belongs to it. */
class ObjectView extends PageElement {
  static properties = { params: { attribute: false }, all: { state: true } };
  #life = new Asked(this);

  constructor() {
    super();
    new Settings(this);
    new Every(this, 15, () => this.#life.refresh());
    new Keys(this, { r: () => this.#life.refresh() });
  }

  get #object() {
    const [cluster, kind, namespace, name] = ['cluster', 'kind', 'namespace', 'name'].map((each) => this.params.get(each) ?? '');
    return { cluster, kind, namespace, name };
  }

  /** Everything that is known, unless a range of time is asked for. */
  get #period() {
    return this.params.has('from') ? periodOf(this.params) : {};
  }

  willUpdate() {
    const { cluster, kind, namespace, name } = this.#object;
    const asked = { cluster, kind, namespace, name };
    this.#life.want(kind && name ? question('objects', { ...asked, ...this.#period }) : undefined, question('objects', asked));
  }

  render() {
    const { cluster, kind, namespace, name } = this.#object;
    if (!kind || !name) {
      return empty('No object is named', html`Choose one in <a href=${hrefKeeping('explore')}>Explore</a>.`);
    }
    return html`<header class="object-head">
        <div>
          <h1>${objectText({ kind, name })}</h1>
          <p>${[namespace && `namespace ${namespace}`, cluster && `cluster ${cluster}`].filter((each) => each).join(' · ')}</p>
        </div>
        <a class="button" href=${this.#explore()}>Explore</a>
        ${this.params.has('from') ? html`<a class="button" href=${href('object', this.#object)}>All of its time</a>` : nothing}
        <tidings-period-picker .params=${this.params} usual="All of its time"></tidings-period-picker>
      </header>
      ${answered(this.#life, 'its history', (life) => (life.items.length === 0 ? this.#none() : this.#shown(life)))}`;
  }

  /** Its own events, as rows. */
  #explore() {
    const { cluster, kind, name } = this.#object;
    const ofObject = narrowed('', 'object', `${kind}/${name}`);
    const q = cluster ? narrowed(ofObject, 'cluster', cluster) : ofObject;
    return href('explore', { q, from: this.params.get('from') ?? '7d', to: this.params.get('to') });
  }

  #none() {
    return empty(
      'Nothing is known of it',
      'There is no event about this object in this range of time, or none that is still kept, or none that you may see.',
    );
  }

  #shown(life) {
    const { from, to } = this.#ends(life);
    const { shown, others } = lanes(life);
    return html`<div class="life">
      <section class="panel" aria-labelledby="time-line">
        <h2 id="time-line">Time line</h2>
        <tidings-lanes .lanes=${shown} .from=${from} .to=${to}></tidings-lanes>
        ${others > 0 ? html`<p class="fine">${plural(others, 'more object')} only in the table below.</p>` : nothing}
      </section>
      <section class="panel" aria-labelledby="happened">
        <h2 id="happened">What happened <small>${moments(life)}, newest first</small></h2>
        ${this.#table(life)}
      </section>
      <section class="panel" aria-labelledby="describe">
        <header><h2 id="describe">As kubectl describe shows it</h2><tidings-copy-button .text=${life.describe}></tidings-copy-button></header>
        <pre class="describe" tabindex="0">${life.describe}</pre>
      </section>
    </div>`;
  }

  /** Of the range that is asked for, or of what there is, with a little room on both sides. */
  #ends(life) {
    if (this.params.has('from')) {
      return ends(this.#period);
    }
    const times = life.items.map((item) => Date.parse(item.time));
    const [from, to] = [Math.min(...times), Math.max(...times)];
    const room = Math.max(30_000, (to - from) * 0.03);
    return { from: from - room, to: to + room };
  }

  #table(life) {
    const shown = this.all ? life.items : life.items.slice(0, ROWS);
    return html`<div class="scroller" tabindex="0" role="group" aria-label="What happened"><table class="table happened">
        <thead><tr>
          <th>Time</th><th class="number">Age</th><th>Type</th><th>Reason</th><th>Object</th><th class="number">Times</th>
          <th>From</th><th>Message</th>
        </tr></thead>
        <tbody>${shown.map((item) => this.#moment(item))}</tbody>
      </table></div>
      ${shown.length < life.items.length
        ? html`<button class="button" @click=${() => (this.all = true)}>Show all ${whole(life.items.length)}</button>`
        : nothing}`;
  }

  #moment({ time, count, relation, object, event }) {
    const at = Date.parse(time);
    const name = objectText(object);
    return html`<tr class="${isWarning(event) ? 'warning' : ''} ${relation}">
      <td class="time"><time datetime=${time}>${stampWithZone(at)}</time></td>
      <td class="number">${age(at)}</td>
      <td>${typeMark(isWarning(event))}<span class="unseen">${event.type}</span></td>
      <td class="reason">${event.reason}</td>
      <td class="object">
        ${relation === 'self' ? html`<small>itself</small>` : html`<a href=${href('object', objectParams(object.cluster, object))}>${name}</a>`}
      </td>
      <td class="number">${count > 1 ? `×${whole(count)}` : ''}</td>
      <td>${event.component}</td>
      <td class="message">${event.message}</td>
    </tr>`;
  }
}

/** Those before are in Explore, for a range of time. */
function moments({ items }) {
  return items.length < MOST_MOMENTS ? plural(items.length, 'moment') : `the last ${whole(MOST_MOMENTS)} moments`;
}

/** Owners above, children below, those with the most to tell first. */
function lanes({ object, items }) {
  const found = new Map();
  for (const item of items) {
    const key = `${item.relation} ${item.object.kind}/${item.object.namespace}/${item.object.name}`;
    const lane = found.get(key) ?? { relation: item.relation, object: item.object, items: [] };
    lane.items.push(item);
    found.set(key, lane);
  }
  const of = (relation) => [...found.values()].filter((lane) => lane.relation === relation).sort((a, b) => b.items.length - a.items.length);
  const [self = { relation: 'self', object, items: [] }] = of('self');
  const shown = [...of('owner').slice(0, MOST_OWNERS), self, ...of('child')].slice(0, MOST_LANES);
  return { shown, others: found.size - shown.filter((lane) => lane.items.length > 0).length };
}

customElements.define('tidings-object', ObjectView);
