import { html, nothing } from 'lit';
import { Asked } from '../app/asked.js';
import { Every } from '../app/every.js';
import { Keys } from '../app/keys.js';
import { bytes, whole } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { TIDINGS, post, question } from '../app/server.js';
import { Settings } from '../app/settings.js';
import { duration } from '../app/times.js';
import { typeMark } from '../parts/icons.js';
import { ago } from '../parts/moment.js';
import { answered, empty } from '../parts/notices.js';
import { causes, sourceTable } from '../parts/sources.js';

const ACTIONS = ['pause', 'resume', 'redeliver'];
const DONE = { pause: 'is paused', resume: 'goes on', redeliver: 'delivers its dead letters again' };

/** What is forwarded and what is collected: how far behind, how much, and what was left out for what cause. */
class Routes extends PageElement {
  static properties = { allowed: { state: true }, told: { state: true } };
  #routes = new Asked(this);
  #sources = new Asked(this);

  constructor() {
    super();
    this.allowed = {};
    new Settings(this);
    new Every(this, 5, () => this.#refresh());
    new Keys(this, { r: () => this.#refresh() });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#routes.want(question('routes'));
    this.#sources.want(question('sources'));
    ACTIONS.forEach((action) => this.#askWhether(action));
  }

  #refresh() {
    [this.#routes, this.#sources].forEach((each) => each.refresh());
  }

  /** Buttons are for those who may. */
  async #askWhether(action) {
    const resourceAttributes = { group: 'tidings.dev', resource: 'routes', subresource: action, verb: 'create' };
    const review = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } };
    try {
      const { status } = await post('apis/authorization.k8s.io/v1/selfsubjectaccessreviews', review);
      this.allowed = { ...this.allowed, [action]: status.allowed };
    } catch {
      // who cannot be told whether they may is offered nothing
    }
  }

  async #act(action, name) {
    try {
      await post(`${TIDINGS}routes/${encodeURIComponent(name)}/${action}`);
      this.told = `Route ${name} ${DONE[action]}.`;
    } catch (error) {
      this.told = `Route ${name}: ${error.message}`;
    }
    this.#routes.again();
  }

  render() {
    return html`<div class="routes">
      <h1 class="unseen">Routes and collectors</h1>
      <section class="panel" aria-labelledby="routes">
        <h2 id="routes">Routes <small>what this server forwards</small></h2>
        <p class="told" role="status">${this.told ?? nothing}</p>
        ${answered(this.#routes, 'the routes', (list) => (list.items.length === 0 ? this.#none() : this.#table(list.items)))}
      </section>
      <section class="panel" aria-labelledby="sources">
        <h2 id="sources">Collectors <small>where events come from</small></h2>
        ${answered(this.#sources, 'the sources', (value) => sourceTable(value.items))}
      </section>
    </div>`;
  }

  #none() {
    return empty(
      'Nothing is forwarded',
      html`A server started with <code>--routes FILE</code> sends events to namespaces, clusters, Kafka, Elasticsearch, Loki and others.`,
    );
  }

  #table(items) {
    return html`<div class="scroller" tabindex="0" role="group" aria-label="Routes"><table class="table">
      <thead><tr>
        <th>Route</th><th>State</th><th>Cluster</th><th class="number">Lag</th><th class="number">Behind</th><th class="number">Delivered</th>
        <th class="number">Dead</th><th class="number">Gaps</th><th>Dropped</th><th><span class="unseen">Actions</span></th>
      </tr></thead>
      ${items.map((route) => this.#route(route))}
    </table></div>`;
  }

  #route({ metadata, status }) {
    const rows = Math.max(1, status.clusters.length);
    const troubled = Boolean(status.lastTrouble) && !['forwarding', 'paused'].includes(status.state);
    return html`<tbody class=${troubled ? 'warning' : ''}>
      ${Array.from({ length: rows }, (_, at) => html`<tr>
        ${at > 0 ? nothing : html`<th scope="rowgroup" rowspan=${rows}>${metadata.name}</th>
          <td rowspan=${rows}>
            ${troubled ? typeMark(true) : nothing} <span class="state ${status.state}">${status.state}</span>${trouble(status)}
          </td>`}
        ${status.clusters[at] ? ofCluster(status.clusters[at]) : html`<td colspan="7"><small>no cluster yet</small></td>`}
        ${at > 0 ? nothing : html`<td rowspan=${rows} class="actions">${this.#actions(metadata.name, status)}</td>`}
      </tr>`)}
    </tbody>`;
  }

  #actions(name, status) {
    return html`${status.state === 'paused' ? this.#button(name, 'resume', 'Resume') : this.#button(name, 'pause', 'Pause')}
      ${status.deadLetterBytes > 0 ? this.#button(name, 'redeliver', 'Redeliver') : nothing}`;
  }

  #button(name, action, words) {
    return this.allowed[action] ? html`<button class="button" @click=${() => this.#act(action, name)}>${words}</button>` : nothing;
  }
}

function ofCluster(of) {
  return html`<td>${of.cluster}</td>
    <td class="number">${duration(of.lagSeconds)}</td>
    <td class="number">${whole(of.lagRevisions)}</td>
    <td class="number">${whole(of.delivered)}</td>
    <td class="number ${of.deadLettered > 0 ? 'bad' : ''}">${whole(of.deadLettered)}</td>
    <td class="number ${of.gaps > 0 ? 'bad' : ''}">${whole(of.gaps)}</td>
    <td>${causes(of.dropped)}</td>`;
}

/** The last trouble stays until there is another; it is told with its age. */
function trouble({ lastTrouble, deadLetterBytes }) {
  return html`
    ${lastTrouble ? html`<p class="why">${ago(lastTrouble.time)} ago: ${lastTrouble.why}</p>` : nothing}
    ${deadLetterBytes > 0 ? html`<p class="why">${bytes(deadLetterBytes)} of dead letters</p>` : nothing}`;
}

customElements.define('tidings-routes', Routes);
