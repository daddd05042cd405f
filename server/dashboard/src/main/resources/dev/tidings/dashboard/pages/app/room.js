/** How wide an element's room for a chart is, in pixels, so that it asks for as much as it can show. */
export class Room {
  width = 0;
  #host;
  #selector;
  #observer;
  #watched;

  constructor(host, selector) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostConnected() {
    this.#observer = new ResizeObserver(([entry]) => this.#take(entry.contentRect.width));
  }

  hostUpdated() {
    const place = this.#host.querySelector(this.#selector);
    if (place !== this.#watched) {
      this.#observer.disconnect();
      this.#watched = place;
      if (place) {
        this.#observer.observe(place);
      }
    }
  }

  hostDisconnected() {
    this.#observer.disconnect();
    this.#watched = undefined;
  }

  #take(width) {
    const whole = Math.floor(width);
    if (whole !== this.width && whole > 0) {
      this.width = whole;
      this.#host.requestUpdate();
    }
  }
}
