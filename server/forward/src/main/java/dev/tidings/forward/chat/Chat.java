package dev.tidings.forward.chat;

import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.settings.Settings;

/** A kind of destination that people read: it takes events and texts. */
interface Chat extends DestinationType {
  /** What goes to people is always throttled: throttle: {burst, every}. */
  default DestinationPlan throttled(Settings settings, Place place, DestinationPlan plan) {
    return new ThrottledPlan(plan, Bucket.read(settings, place.clock()));
  }

  @Override
  default boolean takes(Message.Form form) {
    return form != Message.Form.OBJECT;
  }
}
