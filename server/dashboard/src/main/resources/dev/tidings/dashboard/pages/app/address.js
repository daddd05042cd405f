/**
 * Where the reader is: a view, and what it is asked to show. All of it is in the URL, so that a link shows to others
 * what it shows here, and the browser's back button goes back.
 */
export const VIEWS = ['overview', 'explore', 'live', 'object', 'cluster-scoped', 'routes'];

/** Filters that are kept when the reader goes from one view to another. */
const KEPT = ['q', 'from', 'to'];

const moved = new EventTarget();

export function here() {
  const path = location.pathname;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { view: VIEWS.includes(name) ? name : 'overview', params: new URLSearchParams(location.search) };
}

/** The link to a view; parameters without a value are left out. */
export function href(view, values = {}) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') {
      params.set(name, value);
    }
  }
  const query = params.toString();
  return (view === 'overview' ? './' : view) + (query ? '?' + query : '');
}

/** The link to a view with the filters of this one, and some others. */
export function hrefKeeping(view, values = {}) {
  const params = here().params;
  const kept = Object.fromEntries(KEPT.map((name) => [name, params.get(name)]));
  return href(view, { ...kept, ...values });
}

/** The link to this view with some parameters changed. */
export function hrefChanged(changes) {
  const { view, params } = here();
  return href(view, { ...Object.fromEntries(params), ...changes });
}

export function go(address) {
  const target = new URL(address, document.baseURI);
  if (target.href !== location.href) {
    history.pushState(null, '', target);
    moved.dispatchEvent(new Event('moved'));
  }
}

export function change(changes) {
  go(hrefChanged(changes));
}

/** Calls back whenever the reader has gone somewhere. */
export function onMove(listener) {
  moved.addEventListener('moved', listener);
  addEventListener('popstate', listener);
}

/** Links within the dashboard are followed without loading it again. */
export function followLinks(root) {
  root.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.hasAttribute('download')) {
      return;
    }
    // links in charts have no href of their own that could be read
    const target = new URL(link.getAttribute('href'), document.baseURI);
    if (isView(target)) {
      event.preventDefault();
      go(target);
    }
  });
}

function isView(target) {
  const folder = new URL('.', document.baseURI);
  const name = target.pathname.slice(folder.pathname.length);
  const ours = target.origin === location.origin && target.pathname.startsWith(folder.pathname);
  return ours && !target.hash && (name === '' || VIEWS.includes(name));
}
