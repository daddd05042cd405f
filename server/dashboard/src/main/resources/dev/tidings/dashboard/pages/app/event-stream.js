/** Reads server-sent events as they come, by fetch, which can send who the reader is. */

/** The messages of a body: `{id, event, data}`, as far as each has them. `heard` is called whenever something comes. */
export async function* messages(body, heard) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    heard();
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop();
    yield* blocks.map(message).filter((each) => each.id || each.event);
  }
}

function message(block) {
  const found = {};
  for (const line of block.split(/\r?\n/)) {
    const [, name, value] = /^(\w*): ?(.*)$/.exec(line) ?? [];
    if (name) {
      found[name] = name === 'data' && found.data ? `${found.data}\n${value}` : value;
    }
  }
  return found;
}
