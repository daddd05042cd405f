package dev.tidings.api.read;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredFields;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.store.EventTerms;

/** Tells a store by what an event is to be found. */
public final class StoredTerms implements EventTerms.Reader {
  @Override
  public EventTerms read(byte[] value) {
    StoredFields fields = new StoredFields().read(value);
    EventTerms terms = new EventTerms(IndexedTerms.of(field -> field.of(fields)));
    return fields.arePlain() ? terms : decoded(value);
  }

  private static EventTerms decoded(byte[] value) {
    try {
      Event event = StoredForm.decode(value);
      return new EventTerms(IndexedTerms.of(field -> field.of(event)));
    } catch (DecodeException unreadable) {
      return EventTerms.NONE;
    }
  }
}
