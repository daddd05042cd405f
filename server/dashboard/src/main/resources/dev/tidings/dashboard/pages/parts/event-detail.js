import { html, nothing } from 'lit';
import { href, hrefKeeping } from '../app/address.js';
import { count, firstSeen, host, isWarning, lastSeen, objectParams, objectText, part, source } from '../app/event.js';
import { Every } from '../app/every.js';
import { Keys } from '../app/keys.js';
import { whole } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { narrowed } from '../app/query.js';
import { Settings } from '../app/settings.js';
import { age, stampWithZone } from '../app/times.js';
import './copy-button.js';
import { icon, typeMark } from './icons.js';

/** All that an event says, beside the table. It tells `close`. */
class EventDetail extends PageElement {
  static properties = { item: { attribute: false }, query: {} };

  constructor() {
    super();
    this.query = '';
    new Settings(this);
    new Every(this, 10, () => this.requestUpdate());
    new Keys(this, { Escape: () => this.tell('close') });
  }

  render() {
    const { cluster, event } = this.item;
    return html`<aside class="detail" aria-label="Event">
      <header>
        <h2>${typeMark(isWarning(event))} ${event.reason}</h2>
        <button class="button icon-only" aria-label="Close" title="Close (Esc)" @click=${() => this.tell('close')}>${icon('close')}</button>
      </header>
      <p class="message">${event.message}</p>
      <p class="actions">
        <a class="button" href=${href('object', objectParams(cluster, event.involvedObject))}>History of ${objectText(event.involvedObject)}</a>
      </p>
      <dl class="facts">${this.#facts(cluster, event)}</dl>
      <details>
        <summary>JSON</summary>
        <tidings-copy-button .text=${JSON.stringify(event, null, 2)}></tidings-copy-button>
        <pre tabindex="0">${JSON.stringify(event, null, 2)}</pre>
      </details>
    </aside>`;
  }

  #facts(cluster, event) {
    const time = (millis) => html`${stampWithZone(millis)} <small>${age(millis)} ago</small>`;
    const object = event.involvedObject;
    return [
      ['Last seen', time(lastSeen(event))],
      ['First seen', time(firstSeen(event))],
      ['Count', whole(count(event))],
      ['Type', this.#filter('type', event.type)],
      ['Object', this.#filter('object', `${object.kind}/${object.name}`)],
      ['Part', part(event)],
      ['Namespace', this.#filter('namespace', event.metadata.namespace)],
      ['Cluster', this.#filter('cluster', cluster)],
      ['Component', source(event) && this.#filter('component', source(event))],
      ['Host', host(event)],
      ['Action', event.action],
      ['Name', event.metadata.name],
    ].map(([name, value]) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing));
  }

  #filter(field, value) {
    return html`<a href=${hrefKeeping('explore', { q: narrowed(this.query, field, value) })} title="Show only ${field}=${value}">${value}</a>`;
  }
}

customElements.define('tidings-event-detail', EventDetail);
