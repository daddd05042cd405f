package dev.tidings.event;

import dev.tidings.store.OffendingNeighbour;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Vertx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import picocli.CommandLine;

/** Breaks the rules of the model's module on purpose: the rules' own test needs it. */
public final class OffendingHelper {
  static @Nullable Instant changed;

  @Nullable OffendingNeighbour server;
  @Nullable RocksDB store;
  @Nullable Vertx http;
  @Nullable ByteBuf buffer;
  @Nullable CommandLine command;

  static void change() {
    changed = Instant.now();
  }
}
