import { html, nothing } from 'lit';
import { change as changeParams, href, hrefKeeping } from '../app/address.js';
import { Asked } from '../app/asked.js';
import { objectParams } from '../app/event.js';
import { Every } from '../app/every.js';
import { plural, rate, whole } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { ends, periodOf } from '../app/period.js';
import { narrowed } from '../app/query.js';
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
    return { q: narrowed(this.params.get('q') ?? '', 'scope', 'Cluster'), ...periodOf(this.params) };
  }

  willUpdate() {
    const asked = this.#asked;
    const kind = this.params.get('kind');
    const ofKind = kind ? narrowed(asked.q, 'kind', kind) : asked.q;
    this.#kinds.want(question('top', { ...asked, by: 'kind', limit: 20 }));
    this.#objects.want(question('top', { ...asked, q: ofKind, by: 'object', limit: MOST }));
    this.#warnings.want(question('top', { ...asked, q: narrowed(ofKind, 'type', 'Warning'), by: 'object', limit: MOST }));
  }

  #refresh() {
    [this.#objects, this.#warnings, this.#kinds].forEach((each) => each.refresh());
  }

  render() {
    return html`<h1 class="unseen">Cluster-scoped objects</h1>
      <tidings-filter-bar .params=${this.params} ?waiting=${this.#objects.waiting} @refresh=${this.#refresh}></tidings-filter-bar>
      <div class="cluster-scoped">
        ${this.#tabs()}
        ${answered(this.#objects, 'the objects', (top) => (top.items.length === 0 ? this.#none() : this.#kindsOf(top)))}
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
    const kinds = Map.groupBy(top.items, (row) => row.object.kind);
    return html`${[...kinds].map(([kind, rows]) => this.#kind(kind, rows))}
      ${top.items.length >= MOST ? html`<p class="fine">These are the ${MOST} objects with the most events. Conditions show others.</p>` : nothing}`;
  }

  #kind(kind, rows) {
    const warned = this.#warnedOf();
    const bad = rows.filter((row) => row.warnings > 0).length;
    return html`<section class="panel" aria-labelledby="kind-${kind}">
      <h2 id="kind-${kind}">${kind} <small>${plural(rows.length, 'object')}${bad > 0 ? `, ${whole(bad)} with warnings` : ''}</small></h2>
      <div class="scroller" tabindex="0" role="group" aria-label=${kind}><table class="table">
        <thead><tr>
          <th>Name</th><th>Last warning</th><th class="number">Rate</th><th class="number">Events</th><th>Change</th>
          <th class="number">Last seen</th><th>Last</th>
        </tr></thead>
        <tbody>${rows.map((row) => this.#row(row, warned.get(key(row.object))))}</tbody>
      </table></div>
    </section>`;
  }

  #warnedOf() {
    return new Map((this.#warnings.value?.items ?? []).map((row) => [key(row.object), row]));
  }

  #row(row, warned) {
    const { object } = row;
    const { from, to } = ends(periodOf(this.params));
    return html`<tr class=${row.warnings > 0 ? 'warning' : ''}>
      <th scope="row">${typeMark(row.warnings > 0)} <a href=${this.#link(object)}>${object.name}</a> <small>${object.cluster}</small></th>
      <td>${warned ? html`<b>${warned.lastReason}</b> ${ago(warned.lastSeen)} ago` : html`<small>none</small>`}</td>
      <td class="number">${rate(row.count / ((to - from) / 60_000))}/min</td>
      <td class="number"><a href=${this.#events(object)}>${whole(row.count)}</a></td>
      <td>${change(row.before, row.count)}</td>
      <td class="number">${ago(row.lastSeen)}</td>
      <td class="message"><b>${row.lastReason}</b> ${row.lastMessage}</td>
    </tr>`;
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

const key = ({ cluster, kind, name }) => `${cluster} ${kind}/${name}`;

customElements.define('tidings-cluster-scoped', ClusterScoped);
