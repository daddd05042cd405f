package dev.tidings.api;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ObjectReference;
import dev.tidings.store.EventTerms;

/** Tells a store which object an event is about, so that it can be found by that object. */
public final class StoredTerms implements EventTerms.Reader {
  @Override
  public EventTerms read(byte[] value) {
    try {
      ObjectReference object = StoredForm.decode(value).involvedObject();
      return new EventTerms(object.uid(), object.name());
    } catch (DecodeException unreadable) {
      return EventTerms.NONE;
    }
  }
}
