package dev.tidings.collect.objects;

import dev.tidings.codec.InvolvedObject;

/** What a cluster answered when it was asked for an object. */
sealed interface Found {
  /** The object. */
  record Seen(InvolvedObject object) implements Found {}

  /** There is none, or it is another one of that name. */
  record Gone() implements Found {}

  /** There is no such kind, or it may not be read. */
  record Hidden() implements Found {}

  /** There was no answer, or one that makes no sense. */
  record Failed(String why) implements Found {}
}
