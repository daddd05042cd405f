package dev.tidings.api.wire;

import dev.tidings.store.Snapshot;
import java.util.List;
import java.util.Map;

/** What goes back to a client. */
public sealed interface Reply {
  int code();

  /** In order; a name may come twice. */
  List<Map.Entry<String, String>> headers();

  /** All of it at once. */
  @SuppressWarnings("ArrayRecordComponent")
  record Whole(int code, List<Map.Entry<String, String>> headers, byte[] body) implements Reply {
    public Whole {
      headers = List.copyOf(headers);
    }
  }

  /** Piece by piece, as the client takes them. Whoever gets it must close the pieces. */
  record InPieces(int code, List<Map.Entry<String, String>> headers, Pieces pieces)
      implements Reply {
    public InPieces {
      headers = List.copyOf(headers);
    }
  }

  /** All of it, written as it is read from the disk. Whoever gets it must close the body. */
  record Streamed(List<Map.Entry<String, String>> headers, Snapshot body) implements Reply {
    public Streamed {
      headers = List.copyOf(headers);
    }

    @Override
    public int code() {
      return 200;
    }
  }

  /** What happens, as it happens, until the stream ends. Whoever gets it must close the stream. */
  record Watch(List<Map.Entry<String, String>> headers, FrameStream stream) implements Reply {
    public Watch {
      headers = List.copyOf(headers);
    }

    /** Notifications, and how they are written. */
    public Watch(List<Map.Entry<String, String>> headers, WatchStream stream, WatchFrames frames) {
      this(headers, new WatchedFrames(stream, frames));
    }

    @Override
    public int code() {
      return 200;
    }
  }
}
