import { html, nothing } from 'lit';
import { change as changePeriod, href, hrefKeeping } from '../app/address.js';
import { Asked } from '../app/asked.js';
import { WARNS, objectText, objectParams, warns } from '../app/event.js';
import { Every } from '../app/every.js';
import { compact, plural, whole } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { periodOf } from '../app/period.js';
import { and, narrowed } from '../app/query.js';
import { question } from '../app/server.js';
import '../parts/filter-bar.js';
import '../parts/heat.js';
import '../parts/histogram.js';
import { answered, empty } from '../parts/notices.js';
import { sourceTable } from '../parts/sources.js';
import { freshness, lost } from '../app/freshness.js';
import { change, topList } from '../parts/top-list.js';

const ROWS = 12;
const WARNINGS = [{ value: '', kind: 'warning', name: 'warnings' }];
const TOPS = [
  ['object', 'Objects'],
  ['reason', 'Reasons'],
  ['namespace', 'Namespaces'],
  ['component', 'Components'],
];

/** What is wrong, since when, with what: everything at a glance. */
class Overview extends PageElement {
  static properties = { params: { attribute: false }, heatColumns: { state: true }, bars: { state: true } };
  #types = new Asked(this);
  #heat = new Asked(this);
  #warnings = new Asked(this);
  #sources = new Asked(this);
  #tops = Object.fromEntries(TOPS.map(([by]) => [by, new Asked(this)]));

  constructor() {
    super();
    new Every(this, 15, () => this.#refresh());
  }

  get #query() {
    return this.params.get('q') ?? '';
  }

  willUpdate() {
    const asked = { q: this.#query, ...periodOf(this.params) };
    this.#types.want(question('top', { ...asked, by: 'type' }));
    this.#sources.want(question('sources'));
    for (const [by] of TOPS) {
      this.#tops[by].want(question('top', { ...asked, by, limit: ROWS }));
    }
    if (this.heatColumns) {
      this.#heat.want(question('histogram', { ...asked, by: 'reason', buckets: this.heatColumns, limit: ROWS }));
    }
    if (this.bars) {
      this.#warnings.want(question('histogram', { ...asked, q: and(this.#query, WARNS), buckets: this.bars }));
    }
  }

  get #all() {
    return [this.#types, this.#heat, this.#warnings, this.#sources, ...Object.values(this.#tops)];
  }

  #refresh() {
    this.#all.forEach((each) => each.refresh());
  }

  render() {
    return html`<h1 class="unseen">Overview</h1>
      <tidings-filter-bar .params=${this.params} ?waiting=${this.#all.some((each) => each.waiting)} @refresh=${this.#refresh}></tidings-filter-bar>
      <div class="overview">
        ${this.#figures()}
        <section class="panel ${this.#heat.stale ? 'stale' : ''}" aria-labelledby="heat">
          <h2 id="heat">Reasons over time</h2>
          ${this.#reasons()}
        </section>
        <section class="panel ${this.#warnings.stale ? 'stale' : ''}" aria-labelledby="warnings">
          <h2 id="warnings">Warnings per minute</h2>
          <tidings-histogram label="Warnings" perMinute .histogram=${this.#warnings.value} .parts=${WARNINGS}
            @room=${(event) => (this.bars = event.detail)} @period=${(event) => changePeriod(event.detail)}></tidings-histogram>
        </section>
        <div class="tops">${TOPS.map(([by, name]) => this.#top(by, name))}</div>
        <section class="panel" aria-labelledby="sources">
          <h2 id="sources">How fresh this is</h2>
          ${answered(this.#sources, 'the sources', (value) => sourceTable(value.items))}
        </section>
      </div>`;
  }

  #figures() {
    const types = this.#types.value;
    const warnings = types?.items.filter((row) => warns(row.value)) ?? [];
    const sum = (name) => warnings.reduce((total, row) => total + row[name], 0);
    const sources = this.#sources.value?.items;
    return html`<dl class="figures ${this.#types.stale ? 'stale' : ''}">
      ${this.#figure('Occurrences', types && html`${compact(types.total)} ${change({ before: types.before, count: types.total }, types)}`, types && `Events happened ${plural(types.total, 'time')}`)}
      ${this.#figure('Warnings', types && html`${compact(sum('count'))} ${change({ before: sum('before'), count: sum('count') }, types)}`, '', types && sum('count') > 0 ? 'warning' : '')}
      ${sources ? freshness(sources).map(({ name, words, bad }) => this.#figure(name, words, '', bad ? 'warning' : '')) : nothing}
      ${sources ? this.#lost(lost(sources)) : nothing}
    </dl>`;
  }

  #lost({ gaps, dropped }) {
    const bad = gaps + dropped > 0;
    const words = bad ? html`${whole(gaps)} <small>gaps</small> ${whole(dropped)} <small>dropped</small>` : 'none';
    return this.#figure('Gaps and drops', words, '', bad ? 'warning' : '');
  }

  #figure(name, value, title = '', kind = '') {
    return html`<div class="figure ${kind}" title=${title || nothing}><dt>${name}</dt><dd>${value ?? '…'}</dd></div>`;
  }

  #reasons() {
    const reasons = this.#tops.reason.value?.items ?? [];
    const warning = new Set(reasons.filter((row) => row.warnings > 0).map((row) => row.value));
    const nothingThere = this.#heat.value?.series.length === 0;
    return html`<tidings-heat .histogram=${this.#heat.value} .warnings=${warning} .query=${this.#query}
        @room=${(event) => (this.heatColumns = event.detail)}></tidings-heat>
      ${nothingThere ? empty('Nothing happened', 'Choose a longer range of time, or fewer conditions.') : nothing}
      ${this.#heat.error ? answered(this.#heat, 'the reasons', () => nothing) : nothing}`;
  }

  #top(by, name) {
    return html`<section class="panel" aria-labelledby="top-${by}">
      <h2 id="top-${by}">${name}</h2>
      ${answered(this.#tops[by], name.toLowerCase(), (top) => (by === 'object' ? this.#objects(top) : this.#values(top, by)))}
    </section>`;
  }

  #values(top, by) {
    return topList(top, (row) => hrefKeeping('explore', { q: narrowed(this.#query, by, row.value) }));
  }

  #objects(top) {
    const { from, to } = periodOf(this.params);
    return topList(
      top,
      ({ object }) => href('object', { ...objectParams(object.cluster, object), from, to }),
      ({ object }) => ({ name: objectText(object), more: object.namespace }),
    );
  }
}

customElements.define('tidings-overview', Overview);
