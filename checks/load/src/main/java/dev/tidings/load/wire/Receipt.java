package dev.tidings.load.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What becomes of one request. Called on the loop's thread, in this order. */
public interface Receipt {
  /** The answer's status has come. */
  default void began(int status) {}

  /** A piece of the answer's body; the buffer is used again afterwards. */
  default void piece(ByteBuffer bytes) {}

  /** The answer is whole. The next request may be sent now. */
  void answered();

  /** There will be no whole answer: the connection is over. */
  void failed(IOException why);
}
