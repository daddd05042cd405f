package dev.tidings.search.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.AlreadyClosedException;

/** Tells what is wrong with an index from what is wrong with the machine. */
final class Damage {
  private Damage() {}

  /**
   * Whether a failure is one of the index, which is mended by making it anew. A disk that is full
   * or a folder that another process uses is not.
   */
  static boolean is(Throwable failure) {
    Throwable cause = failure.getCause();
    if (failure instanceof AlreadyClosedException && cause != null) {
      return is(cause); // the writer has closed itself for this
    }
    return switch (failure) {
      case CorruptIndexException torn -> true;
      case IndexFormatTooOldException old -> true;
      case IndexFormatTooNewException young -> true;
      case IndexNotFoundException none -> true;
      case EOFException cut -> true;
      case FileNotFoundException gone -> true;
      case NoSuchFileException gone -> true;
      case IOException machine -> false;
      // some damage Lucene meets with unchecked exceptions, and a file cut while it is read is this
      default -> true;
    };
  }
}
