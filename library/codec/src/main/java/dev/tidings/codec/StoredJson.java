package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import java.util.List;

/**
 * Writes stored events as JSON without making objects of them: byte for byte what {@link EventJson}
 * writes of the decoded event at a revision. Of one thread; used again and again.
 *
 * <p>Each method answers false, and leaves the JSON as it was, when the bytes are not as Kubernetes
 * and {@link StoredForm} write them, or hold what events hardly ever do: then the event has to be
 * decoded.
 */
public final class StoredJson {
  private static final byte[] METADATA = JsonBytes.name("metadata");
  private static final byte[] COUNT = JsonBytes.name("count");
  private static final byte[] LAST_OBSERVED = JsonBytes.name("lastObservedTime");
  private static final List<byte[]> REFERENCE =
      List.of(
          JsonBytes.name(""),
          JsonBytes.name("kind"),
          JsonBytes.name("namespace"),
          JsonBytes.name("name"),
          JsonBytes.name("uid"),
          JsonBytes.name("apiVersion"),
          JsonBytes.name("resourceVersion"),
          JsonBytes.name("fieldPath"));
  private static final List<byte[]> SOURCE =
      List.of(JsonBytes.name(""), JsonBytes.name("component"), JsonBytes.name("host"));

  private final StoredMembers members;
  private final StoredFields fields = new StoredFields();
  private final PlainMessage inner = new PlainMessage();
  private final StoredTimes times = new StoredTimes();
  private final StoredMetadataJson metadata = new StoredMetadataJson();

  /** Writes events as one of the groups shows them. */
  public StoredJson(ApiGroup group) {
    this.members = StoredMembers.of(group);
  }

  /** Writes an event as an item of a list: without kind and apiVersion. */
  public boolean writeItem(JsonBytes json, byte[] stored, long revision) {
    int begin = json.size();
    json.write('{');
    boolean written = writeMembers(json, stored, revision);
    json.write('}');
    return kept(written, json, begin);
  }

  /** Writes the members of an event beside its kind and apiVersion, of an object that is begun. */
  public boolean writeMembers(JsonBytes json, byte[] stored, long revision) {
    int begin = json.size();
    boolean written = fields.read(stored).arePlain() && writeMetadataMember(json, revision);
    for (StoredMembers.Member member : members.inOrder()) {
      written = written && write(json, member);
    }
    return kept(written, json, begin);
  }

  /** Writes the metadata of an event as an object. */
  public boolean writeMetadata(JsonBytes json, byte[] stored, long revision) {
    int begin = json.size();
    boolean written = fields.read(stored).arePlain() && writeMetadata(json, revision);
    return kept(written, json, begin);
  }

  private static boolean kept(boolean written, JsonBytes json, int begin) {
    if (!written) {
      json.cut(begin);
    }
    return written;
  }

  private boolean writeMetadataMember(JsonBytes json, long revision) {
    return writeMetadata(json.member(METADATA), revision);
  }

  private boolean writeMetadata(JsonBytes json, long revision) {
    return fields.has(StoredFields.METADATA)
        && metadata.write(
            json,
            fields.stored(),
            fields.start(StoredFields.METADATA),
            fields.end(StoredFields.METADATA),
            revision);
  }

  private boolean write(JsonBytes json, StoredMembers.Member member) {
    int field = member.field();
    boolean isThere = fields.has(field);
    int start = isThere ? fields.start(field) : 0;
    int end = isThere ? fields.end(field) : 0;
    return switch (member.kind()) {
      case TEXT -> start == end || text(json, member, start, end);
      case ALWAYS -> text(json, member, start, end);
      case COUNT -> fields.count() == 0 || number(json.member(member.name()), fields.count());
      case TIME -> time(json, member, start, end);
      case MICRO_TIME -> microTime(json, member, start, end);
      case SOURCE -> texts(json.member(member.name()), SOURCE, start, end);
      case REFERENCE -> texts(json.member(member.name()), REFERENCE, start, end);
      case RELATED -> !isThere || texts(json.member(member.name()), REFERENCE, start, end);
      case SERIES -> !isThere || series(json.member(member.name()), false, start, end);
      case SERIES_WITH_COUNT -> !isThere || series(json.member(member.name()), true, start, end);
    };
  }

  private boolean text(JsonBytes json, StoredMembers.Member member, int start, int end) {
    json.member(member.name()).text(fields.stored(), start, end);
    return true;
  }

  private static boolean number(JsonBytes json, int number) {
    json.number(number);
    return true;
  }

  private boolean time(JsonBytes json, StoredMembers.Member member, int start, int end) {
    boolean plain = times.read(fields.stored(), start, end);
    times.writeTime(json.member(member.name()));
    return plain;
  }

  private boolean microTime(JsonBytes json, StoredMembers.Member member, int start, int end) {
    boolean plain = times.read(fields.stored(), start, end);
    times.writeMicroTime(json.member(member.name()));
    return plain;
  }

  /** An object of texts, those left out that are empty. */
  private boolean texts(JsonBytes json, List<byte[]> names, int start, int end) {
    json.write('{');
    inner.in(fields.stored(), start, end);
    while (inner.next(Integer.MAX_VALUE)) {
      if (!inner.hasBytes() || inner.field() >= names.size()) {
        return false;
      }
      if (inner.length() > 0) {
        json.member(names.get(inner.field())).text(fields.stored(), inner.start(), inner.end());
      }
    }
    json.write('}');
    return inner.isPlain();
  }

  private boolean series(JsonBytes json, boolean countAlways, int start, int end) {
    int count = 0;
    boolean plain = times.read(fields.stored(), 0, 0);
    inner.in(fields.stored(), start, end);
    while (inner.next(Integer.MAX_VALUE)) {
      switch (inner.field()) {
        case 1 -> count = (int) inner.number();
        case 2 -> plain &= times.read(fields.stored(), inner.start(), inner.end());
        default -> plain = false;
      }
      plain &= inner.hasBytes() == (inner.field() == 2);
    }
    json.write('{');
    if (countAlways || count != 0) {
      json.member(COUNT).number(count);
    }
    times.writeMicroTime(json.member(LAST_OBSERVED));
    json.write('}');
    return plain && inner.isPlain();
  }
}
