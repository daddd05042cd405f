import { LitElement } from 'lit';

/** An element whose inside is part of the page, so that the page's style sheets and its labels reach it. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Lets whoever holds this element know. */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}
