/** Small drawings. They only repeat what is said beside them, so that readers of screens pass over them. */
import { svg, html } from 'lit';

const DRAWN = {
  overview: svg`<rect x="2" y="2" width="5" height="7" rx="1"/><rect x="9" y="2" width="5" height="4" rx="1"/><rect x="9" y="8" width="5" height="6" rx="1"/><rect x="2" y="11" width="5" height="3" rx="1"/>`,
  explore: svg`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>`,
  live: svg`<path d="M1.5 8h3l2-5 3 10 2-5h3"/>`,
  'cluster-scoped': svg`<rect x="2" y="2.5" width="12" height="4.5" rx="1"/><rect x="2" y="9" width="12" height="4.5" rx="1"/><path d="M4.5 4.75h.01M4.5 11.25h.01"/>`,
  routes: svg`<path d="M2 4h5c4 0 2 8 6 8h1M2 12h4M12 2l2 2-2 2M9.500 4H14"/>`,
  sun: svg`<circle cx="8" cy="8" r="3"/><path d="M8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M3.400 12.600l1-1M11.600 4.400l1-1"/>`,
  moon: svg`<path d="M13.500 9.500A6 6 0 0 1 6.500 2.500a6 6 0 1 0 7 7Z"/>`,
  system: svg`<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12Z" class="filled"/>`,
  clock: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.500V8l2.500 1.500"/>`,
  refresh: svg`<path d="M13.500 8a5.500 5.500 0 1 1-1.600-3.900M13.500 1.500v3h-3"/>`,
  help: svg`<circle cx="8" cy="8" r="6"/><path d="M6.200 6.200a1.900 1.900 0 1 1 2.600 1.800c-.6.300-.8.700-.8 1.300M8 11.400h.01"/>`,
  leave: svg`<path d="M6 2.500H3v11h3M10.500 5l3 3-3 3M6.500 8h7"/>`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
  pause: svg`<path d="M5.500 3.500v9M10.500 3.500v9"/>`,
  play: svg`<path d="M5 3.500v9l7-4.500Z"/>`,
  copy: svg`<rect x="5.500" y="5.500" width="8" height="8" rx="1"/><path d="M10.500 5.500v-3h-8v8h3"/>`,
  save: svg`<path d="M8 2v8M5 7.500 8 10.500l3-3M2.500 13.500h11"/>`,
  more: svg`<path d="M3.500 8h.01M8 8h.01M12.500 8h.01"/>`,
  filter: svg`<path d="M2 3.500h12M4.500 8h7M6.500 12.500h3"/>`,
};

export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${DRAWN[name]}</svg>`;
}

/** Warning or not: a shape and a word for whoever does not see colours, or anything. */
export function typeMark(warning) {
  return warning
    ? html`<svg class="mark warning" viewBox="0 0 12 12" role="img" aria-label="Warning"><path d="M6 1 11.500 11H.5Z"/></svg>`
    : html`<svg class="mark normal" viewBox="0 0 12 12" role="img" aria-label="Normal"><circle cx="6" cy="6" r="3"/></svg>`;
}
