package dev.tidings.api.events;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventHandler;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.wire.Form;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.ListContent;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Verb;
import dev.tidings.api.wire.WatchFrames;
import dev.tidings.api.wire.WatchStream;
import dev.tidings.codec.Encoding;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Answers requests for events: asks the resource, and gives what it says the form asked for. */
public final class EventEndpoint {
  private static final Set<String> PATCHES =
      Set.of(
          "application/json-patch+json",
          "application/merge-patch+json",
          "application/strategic-merge-patch+json",
          "application/apply-patch+yaml");

  private final EventHandler events;
  private final InstantSource clock;

  public EventEndpoint(EventHandler events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** What can be refused before the body is read. */
  public static void check(HttpCall call, Route.Events route) throws RefusedException {
    String contentType = call.contentType();
    if (route.verb() == Verb.PATCH
        && (contentType == null || !Negotiation.names(contentType, PATCHES))) {
      throw Refusals.unknownPatchType();
    }
    boolean streams = route.verb() == Verb.LIST || route.verb() == Verb.WATCH;
    Negotiation.requireKnownType(call, streams);
    Negotiation.events(call);
  }

  public CompletionStage<Reply> answer(HttpCall call, Route.Events route, byte[] body)
      throws RefusedException {
    var request =
        new EventRequest(
            route.verb(),
            route.group(),
            route.namespace(),
            route.name(),
            call.query(),
            call.contentType(),
            call.userAgent(),
            call.user(),
            body);
    // where the answer comes from, it is also written down: a queue might refuse it, and lose what
    // was done already
    return events.handle(request).thenApply(answer -> reply(call, route, answer));
  }

  private Reply reply(HttpCall call, Route.Events route, Answer answer) {
    try {
      return switch (answer) {
        case Answer.Said said -> Replies.status(call, said.status(), said.warnings());
        case Answer.One one -> one(call, route, one);
        case Answer.Many many -> many(call, route, many);
        case Answer.Watching watching -> watch(call, route, watching.stream());
      };
    } catch (RefusedException refused) {
      throw new CompletionException(refused);
    }
  }

  private Reply one(HttpCall call, Route.Events route, Answer.One one) throws RefusedException {
    Form form = Negotiation.events(call);
    EventShapes shapes = EventShapes.of(call, form, route.group(), clock);
    shapes.requireOne();
    return Replies.object(call, one.code(), shapes.first(one.event()), form, one.warnings());
  }

  private Reply many(HttpCall call, Route.Events route, Answer.Many many) throws RefusedException {
    Form form = Negotiation.events(call);
    ListContent list = EventShapes.of(call, form, route.group(), clock).many(many);
    return Replies.list(call, list, form, many.warnings());
  }

  private Reply watch(HttpCall call, Route.Events route, WatchStream stream)
      throws RefusedException {
    try {
      EventShapes shapes = EventShapes.of(call, Negotiation.events(call), route.group(), clock);
      shapes.requireOne();
      Form form = Negotiation.watch(call);
      Negotiation.requireStreamable(shapes.form().shape(), form.encoding());
      WatchFrames frames = shapes.frames(form.encoding());
      return form.encoding() == Encoding.PROTOBUF
          ? watch(Encoding.PROTOBUF.mediaType() + ";stream=watch", stream, frames)
          : watch(Encoding.JSON.mediaType(), stream, frames);
    } catch (RefusedException | RuntimeException failure) {
      stream.close();
      throw failure;
    }
  }

  private static Reply watch(String contentType, WatchStream stream, WatchFrames frames) {
    return new Reply.Watch(
        List.of(
            Map.entry(Replies.CACHE_CONTROL, Replies.UNCACHED),
            Map.entry(Replies.CONTENT_TYPE, contentType)),
        stream,
        frames);
  }
}
