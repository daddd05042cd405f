import { html, nothing } from 'lit';
import { change, hrefChanged } from '../app/address.js';
import { Asked } from '../app/asked.js';
import { Every } from '../app/every.js';
import { plural } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { Pages } from '../app/pages.js';
import { periodOf } from '../app/period.js';
import { valuesOf, withValues } from '../app/query.js';
import { question } from '../app/server.js';
import '../parts/event-detail.js';
import '../parts/event-table.js';
import '../parts/export-menu.js';
import { FACETS, facets } from '../parts/facets.js';
import '../parts/filter-bar.js';
import { groups } from '../parts/groups.js';
import '../parts/histogram.js';
import { icon } from '../parts/icons.js';
import { answered, empty, failed, waiting } from '../parts/notices.js';

const TYPES = [
  { value: 'Warning', kind: 'warning', name: 'warnings' },
  { value: 'Normal', kind: 'normal', name: 'normal' },
];
const SORTS = [
  ['-time', 'Newest first'],
  ['time', 'Oldest first'],
  ['-count', 'Most often first'],
];
const GROUPS = [
  ['', 'No groups'],
  ['object', 'By object'],
  ['owner', 'By owner'],
];
const MOST_GROUPS = 100;

/** Finds events: words, conditions, a range of time, facets; as rows or in groups. */
class Explore extends PageElement {
  static properties = { params: { attribute: false }, bars: { state: true }, opened: { state: true }, narrow: { state: true } };
  #found = new Pages(this);
  #histogram = new Asked(this);
  #groups = new Asked(this);
  #facets = Object.fromEntries(FACETS.map((field) => [field, new Asked(this)]));
  #counted = {};

  constructor() {
    super();
    new Every(this, 5, () => this.#goOn());
  }

  get #query() {
    return this.params.get('q') ?? '';
  }

  get #group() {
    return this.params.get('group') ?? '';
  }

  /** The search as the server is asked, for as long as the filters are these. */
  get #search() {
    const sort = this.params.get('sort') ?? '-time';
    return question('search', { q: this.#query, ...periodOf(this.params), sort });
  }

  willUpdate(changed) {
    const asked = { q: this.#query, ...periodOf(this.params) };
    if (this.#found.want(`${this.#search}&facets=${FACETS.join()}`)) {
      this.opened = undefined;
      this.querySelector('tidings-event-table')?.toTop();
    }
    if (this.bars) {
      this.#histogram.want(question('histogram', { ...asked, by: 'type', buckets: this.bars }));
    }
    this.#groups.want(this.#group ? question('top', { ...asked, by: this.#group, limit: MOST_GROUPS }) : undefined);
    this.#countFacets(asked);
    if (changed.has('params')) {
      this.narrow = false;
    }
  }

  /** A field that the query has a condition of is counted without it: the reader may want another value of it too. */
  #countFacets(asked) {
    for (const field of FACETS) {
      const filtered = valuesOf(asked.q, field).length > 0;
      const others = { ...asked, q: withValues(asked.q, field, []) };
      this.#facets[field].want(filtered ? question('search', { ...others, limit: 1, facets: field }) : undefined);
      const answer = filtered ? this.#facets[field] : this.#found;
      if (!answer.stale) {
        const facets = filtered ? answer.value?.facets : answer.facets;
        this.#counted[field] = facets?.[field] ?? this.#counted[field];
      }
    }
  }

  get #all() {
    return [this.#found, this.#histogram, this.#groups, ...Object.values(this.#facets)];
  }

  #refresh() {
    this.#all.forEach((each) => each.refresh());
  }

  /** Rows stay as they are while the reader looks at them, and only grow older; but where there was no answer, it is asked until there is. */
  #goOn() {
    if (this.#all.some((each) => each.error?.passing)) {
      this.#refresh();
    }
    this.requestUpdate();
  }

  render() {
    return html`<h1 class="unseen">Explore</h1>
      <tidings-filter-bar .params=${this.params} ?waiting=${this.#found.waiting} @refresh=${this.#refresh}></tidings-filter-bar>
      <div class="explore ${this.opened ? 'with-detail' : ''} ${this.narrow ? 'with-facets' : ''}">
        <aside class="facet-pane" aria-label="Facets" id="facets">${facets(this.#counted, this.#query)}</aside>
        <div class="results">
          <section class="over-time ${this.#histogram.stale ? 'stale' : ''}" aria-label="Occurrences over time">
            <tidings-histogram label="Occurrences" .histogram=${this.#histogram.value} .parts=${TYPES}
              @room=${(event) => (this.bars = event.detail)} @period=${(event) => change(event.detail)}></tidings-histogram>
          </section>
          ${this.#toolbar()} ${this.#group ? this.#grouped() : this.#rows()}
        </div>
        ${this.opened ? this.#detail() : nothing}
      </div>`;
  }

  #toolbar() {
    const { total, stale } = this.#found;
    return html`<div class="toolbar">
      <p class="total ${stale ? 'stale' : ''}" role="status">${total === undefined ? '…' : plural(total, 'event')}</p>
      <button class="button for-phone" aria-expanded=${Boolean(this.narrow)} aria-controls="facets"
        @click=${() => (this.narrow = !this.narrow)}>${icon('filter')}Facets</button>
      ${this.#choice('group', 'Groups', GROUPS, this.#group)}
      ${this.#group ? nothing : this.#choice('sort', 'Order', SORTS, this.params.get('sort') ?? '-time')}
      ${this.#group ? nothing : this.#wide()}
      <tidings-export-menu .search=${this.#search} .total=${total ?? 0}></tidings-export-menu>
    </div>`;
  }

  #choice(name, label, choices, chosen) {
    return html`<select aria-label=${label} @change=${(event) => change({ [name]: event.target.value })}>
      ${choices.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select>`;
  }

  #wide() {
    const wide = this.params.has('wide');
    return html`<button class="button not-for-phone" aria-pressed=${wide} title="All columns, as kubectl get -o wide has them"
      @click=${() => change({ wide: wide ? '' : 'yes' })}>Wide</button>`;
  }

  #rows() {
    const { items, total, error, moreError, stale } = this.#found;
    if (error && !(error.status === 0 && total)) {
      return failed(error, () => this.#refresh());
    }
    if (total === undefined) {
      return waiting('Searching …');
    }
    if (total === 0) {
      return this.#none();
    }
    return html`<tidings-event-table class=${stale ? 'stale' : ''} .items=${items} .total=${total} ?wide=${this.params.has('wide')} .opened=${this.opened}
      @more=${() => this.#found.more()} @open=${(event) => (this.opened = event.detail)}></tidings-event-table>
      ${moreError ? html`<p class="fine" role="alert">The rows after these did not come: ${moreError.message}
        <button class="button bare" @click=${() => this.#found.more()}>Try again</button></p>` : nothing}`;
  }

  #none() {
    return empty(
      'No event matches',
      html`Leave out a condition, or look at <a href=${hrefChanged({ from: '7d', to: '' })}>the last 7 days</a>.`,
    );
  }

  #grouped() {
    return answered(this.#groups, 'the groups', (top) =>
      top.items.length === 0 ? this.#none() : groups(top, { ...periodOf(this.params), most: MOST_GROUPS }),
    );
  }

  #detail() {
    return html`<tidings-event-detail .item=${this.opened} .query=${this.#query} @close=${() => (this.opened = undefined)}></tidings-event-detail>`;
  }
}

customElements.define('tidings-explore', Explore);
