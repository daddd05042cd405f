package dev.tidings.search.lucene;

import dev.tidings.event.EventKey;

/** Where an event is stored. */
record StoredKey(String cluster, EventKey key) {}
