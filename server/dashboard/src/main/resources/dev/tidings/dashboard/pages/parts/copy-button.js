import { html } from 'lit';
import { PageElement } from '../app/page-element.js';
import { icon } from './icons.js';

/** Copies a text, and says so for a moment. */
class CopyButton extends PageElement {
  static properties = { text: {}, copied: { state: true } };

  render() {
    return html`<button type="button" class="button" @click=${this.#copy}>${icon('copy')}<span role="status">${this.copied ?? 'Copy'}</span></button>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copied = 'Copied';
    } catch {
      this.copied = 'This browser does not let pages copy';
    }
    setTimeout(() => (this.copied = undefined), 2000);
  }
}

customElements.define('tidings-copy-button', CopyButton);
