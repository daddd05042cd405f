/** Does something again and again, while the reader can see it. */
export class Every {
  #seconds;
  #action;
  #timer;
  #seen = () => {
    if (!document.hidden) {
      this.#action();
    }
  };

  constructor(host, seconds, action) {
    this.#seconds = seconds;
    this.#action = action;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(this.#seen, this.#seconds * 1000);
    document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#seen);
  }
}
