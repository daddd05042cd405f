/** What keys do, for the help and for the hand. A view adds its own while it is shown. */

/** `[keys, what they do]`. */
export const HELP = [
  ['/', 'search, where there is a field for it'],
  ['g then o, e, l, c, r', 'go to Overview, Explore, Live, Cluster-scoped, Routes'],
  ['j, k or ↓, ↑', 'next or previous row'],
  ['Enter', 'open the row'],
  ['o', 'go to the object of the row'],
  ['Esc', 'close'],
  ['r', 'ask again; Live: connect again'],
  ['Space', 'Live: pause or go on'],
  ['u', 'UTC or local time'],
  ['d', 'dark or light'],
  ['?', 'this help'],
];

/** Calls `keys[key]` when the reader presses it outside of fields and of the help. A key that is used goes no further. */
export class Keys {
  #keys;
  #press = (event) => this.#pressed(event);

  constructor(host, keys) {
    this.#keys = keys;
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('keydown', this.#press);
  }

  hostDisconnected() {
    document.removeEventListener('keydown', this.#press);
  }

  #pressed(event) {
    const elsewhere = event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented;
    const action = this.#keys[event.key];
    if (elsewhere || !action || document.querySelector('dialog[open]') || takesText(event.target) || usesKey(event.target, event.key)) {
      return;
    }
    if (action(event) !== false) {
      event.preventDefault();
    }
  }
}

function takesText(element) {
  return element.matches('input:not([type="checkbox"]), textarea, select');
}

/** Enter and Space belong to the button, link or box that has the focus. */
function usesKey(element, key) {
  return (key === 'Enter' || key === ' ') && element.closest('a, button, summary, input') !== null;
}
