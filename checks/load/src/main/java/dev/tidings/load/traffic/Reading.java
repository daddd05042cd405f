package dev.tidings.load.traffic;

import java.nio.ByteBuffer;

/** What an answer is read for. Called on the loop's thread. */
public interface Reading {
  /** Nothing: the status says enough. */
  Reading NOTHING = () -> true;

  /** A piece of the body; the buffer is used again afterwards. */
  default void piece(ByteBuffer bytes) {}

  /** The answer, with the status that was wanted, is whole: whether it was what it had to be. */
  boolean isRight();
}
