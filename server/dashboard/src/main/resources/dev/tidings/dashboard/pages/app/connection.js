/** Whether the server could be reached when it was asked last. */
const changed = new EventTarget();
let there = true;

export function isThere() {
  return there;
}

export function reached(now) {
  if (now !== there) {
    there = now;
    changed.dispatchEvent(new Event('changed'));
  }
}

export function onConnection(listener) {
  changed.addEventListener('changed', listener);
}
