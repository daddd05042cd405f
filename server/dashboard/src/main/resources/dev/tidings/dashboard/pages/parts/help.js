import { html } from 'lit';
import { HELP } from '../app/keys.js';
import { PageElement } from '../app/page-element.js';
import { icon } from './icons.js';

/** What the keys do, and how filters are written. */
class Help extends PageElement {
  show() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-labelledby="help-title" @click=${this.#outside}>
      <header>
        <h2 id="help-title">Keys and filters</h2>
        <form method="dialog"><button class="button icon-only" aria-label="Close">${icon('close')}</button></form>
      </header>
      <dl class="keys">${HELP.map(([keys, what]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${what}</dd></div>`)}</dl>
      <h3>Filters</h3>
      <dl class="keys">
        <div><dt><code>back-off image</code></dt><dd>both words in the message</dd></div>
        <div><dt><code>"failed to pull" -retry time*</code></dt><dd>a phrase, not a word, the beginning of a word</dd></div>
        <div><dt><code>type=Warning reason=Failed,BackOff</code></dt><dd>one of some values</dd></div>
        <div><dt><code>namespace!=kube-system</code></dt><dd>any but this</dd></div>
        <div><dt><code>object=Pod/web-0 owner=Deployment/web</code></dt><dd>one object, or what belongs to it</dd></div>
        <div><dt><code>scope=Cluster</code></dt><dd>about Nodes, PersistentVolumes and others of no namespace</dd></div>
      </dl>
      <p>Also: kind, name, component, cluster, uid.</p>
    </dialog>`;
  }

  #outside(event) {
    if (event.target.localName === 'dialog') {
      event.target.close();
    }
  }
}

customElements.define('tidings-help', Help);
