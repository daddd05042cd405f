import { html, nothing } from 'lit';
import { change as changeParams, href, hrefKeeping } from '../app/address.js';
import { Asked } from '../app/asked.js';
import { WARNS, objectParams } from '../app/event.js';
import { Every } from '../app/every.js';
import { plural, rate, whole } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { ends, periodOf } from '../app/period.js';
import { and, narrowed, withValues } from '../app/query.js';
import { question } from '../app/server.js';
import { Settings } from '../app/settings.js';
import '../parts/filter-bar.js';
import { typeMark } from '../parts/icons.js';
import { ago } from '../parts/moment.js';
import { answered, empty } from '../parts/notices.js';
import { change } from '../parts/top-list.js';

const MOST = 100;

/**
 * Nodes, PersistentVolumes, Namespaces and other objects that lie in no namespace. Kubernetes keeps their events in the namespace
 * `default`, where nobody looks for them; here they are, by object.
 */
class ClusterScoped extends PageElement {
  static properties = { params: { attribute: false } };
  #objects = new Asked(this);
  #warnings = new Asked(this);
  #kinds = new Asked(this);

  constructor() {
    super();
    new Settings(this);
    new Every(this, 15, () => this.#refresh());
  }

  get #asked() {
    return { q: and(this.params.get('q') ?? '', 'scope=Cluster'), ...periodOf(this.params) };
  }

  willUpdate() {
    const asked = this.#asked;
    const kind = this.params.get('kind');
    const ofKind = kind ? and(asked.q, withValues('', 'kind', [kind])) : asked.q;
    this.#kinds.want(question('top', { ...asked, by: 'kind', limit: 20 }));
    this.#objects.want(question('top', { ...asked, q: ofKind, by: 'object', limit: MOST }));
    this.#warnings.want(question('top', { ...asked, q: and(ofKind, WARNS), by: 'object', limit: MOST }));
  }

  #refresh() {
    [this.#objects, this.#warnings, this.#kinds].forEach((each) => each.refresh());
  }

  render() {
    return html`<h1 class="unseen">Cluster-scoped objects</h1>
      <tidings-filter-bar .params=${this.params} ?waiting=${this.#objects.waiting} @refresh=${this.#refresh}></tidings-filter-bar>
      <div class="cluster-scoped">
        ${this.#tabs()}
        ${answered(this.#objects, 'the objects', (top) => this.#kindsOf(top))}
      </div>`;
  }

  #tabs() {
    const chosen = this.params.get('kind') ?? '';
    const tab = (kind, name, count) => html`<button class="button bare" aria-pressed=${chosen === kind} @click=${() => changeParams({ kind })}>
      ${name} ${count === undefined ? nothing : html`<small>${whole(count)}</small>`}</button>`;
    return html`<div class="tabs" role="group" aria-label="Kinds">
      ${tab('', 'All')}${(this.#kinds.value?.items ?? []).map((row) => tab(row.value, row.value, row.count))}
    </div>`;
  }

  #none() {
    return empty(
      'Nothing happened to cluster-scoped objects',
      'Events of Nodes, PersistentVolumes, Namespaces and others of no namespace appear here. Choose a longer range of time.',
    );
  }

  #kindsOf(top) {
    const warned = this.#warnings.value?.items ?? [];
    const objects = together(top.items, warned);
    if (objects.length === 0) {
      return this.#none();
    }
    const kinds = Map.groupBy(objects, ({ object }) => object.kind);
    const cut = Math.max(top.items.length, warned.length) >= MOST;
    return html`${[...kinds].map(([kind, rows]) => this.#kind(kind, rows, top))}
      ${cut ? html`<p class="fine">These are the ${MOST} objects to which most happened, and the ${MOST} with the most warnings. Conditions show others.</p>` : nothing}`;
  }

  #kind(kind, rows, top) {
    const bad = rows.filter(isBad).length;
    return html`<section class="panel" aria-labelledby="kind-${kind}">
      <h2 id="kind-${kind}">${kind} <small>${plural(rows.length, 'object')}${bad > 0 ? `, ${whole(bad)} with warnings` : ''}</small></h2>
      <div class="scroller" tabindex="0" role="group" aria-label=${kind}><table class="table">
        <thead><tr>
          <th>Name</th><th>Last warning</th><th class="number">Rate</th><th class="number">Times</th><th>Change</th>
          <th class="number">Last seen</th><th>Last</th>
        </tr></thead>
        <tbody>${rows.map((row) => this.#row(row, top))}</tbody>
      </table></div>
    </section>`;
  }

  #row(of, top) {
    const { object, all, warned } = of;
    return html`<tr class=${isBad(of) ? 'warning' : ''}>
      <th scope="row">${typeMark(isBad(of))} <a href=${this.#link(object)}>${object.name}</a> <small>${object.cluster}</small></th>
      <td>${warned ? html`<b>${warned.lastReason}</b> ${ago(warned.lastSeen)} ago` : html`<small>${isBad(of) ? '–' : 'none'}</small>`}</td>
      ${all ? this.#counts(all, top) : UNKNOWN}
      ${this.#last(all ?? warned)}
    </tr>`;
  }

  #counts(row, top) {
    const { from, to } = ends(periodOf(this.params));
    return html`<td class="number">${rate(row.count / ((to - from) / 60_000))}/min</td>
      <td class="number"><a href=${this.#events(row.object)}>${whole(row.count)}</a></td>
      <td>${change(row, top)}</td>`;
  }

  #last(row) {
    return html`<td class="number">${ago(row.lastSeen)}</td>
      <td class="message"><b>${row.lastReason}</b> ${row.lastMessage}</td>`;
  }

  #link(object) {
    const { from, to } = periodOf(this.params);
    return href('object', { ...objectParams(object.cluster, object), from, to });
  }

  #events(object) {
    const ofCluster = narrowed('scope=Cluster', 'cluster', object.cluster);
    return hrefKeeping('explore', { q: narrowed(ofCluster, 'object', `${object.kind}/${object.name}`) });
  }
}

const UNKNOWN = html`<td class="number">–</td><td class="number">–</td><td>–</td>`;

const key = ({ cluster, kind, name }) => `${cluster} ${kind}/${name}`;

const isBad = ({ all, warned }) => warned !== undefined || all.warnings > 0;

/** Those to which most happened and those with the most warnings, which come first: what is known of each by both lists. */
export function together(all, warned) {
  const found = new Map();
  for (const [list, rows] of Object.entries({ all, warned })) {
    for (const row of rows) {
      found.set(key(row.object), { ...found.get(key(row.object)), object: row.object, [list]: row });
    }
  }
  return [...found.values()].sort((one, other) => isBad(other) - isBad(one));
}

customElements.define('tidings-cluster-scoped', ClusterScoped);
