package dev.tidings.forward.exporter;

import dev.tidings.forward.enhanced.EnhancedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tree that says who gets an event. An event that a rule drops goes no further. Each rule that
 * matches sends it to its receiver, and when all of them match, the routes below have their turn; a
 * receiver may get it more than once.
 */
public record RouteTree(List<Rule> drop, List<Rule> match, List<RouteTree> routes) {
  public RouteTree {
    drop = List.copyOf(drop);
    match = List.copyOf(match);
    routes = List.copyOf(routes);
  }

  static RouteTree read(Entry entry) {
    return new RouteTree(
        entry.list("drop").stream().map(RuleReader::read).toList(),
        entry.list("match").stream().map(RuleReader::read).toList(),
        entry.list("routes").stream().map(RouteTree::read).toList());
  }

  /** The names of all receivers that it may send to, as often as rules name them. */
  public Stream<String> receivers() {
    return Stream.concat(
        match.stream().map(Rule::receiver).filter(name -> !name.isEmpty()),
        routes.stream().flatMap(RouteTree::receivers));
  }

  /** The tree as one receiver sees it: without what sends to others. */
  public RouteTree towards(String receiver) {
    return new RouteTree(
        drop,
        match.stream().map(rule -> rule.towards(receiver)).toList(),
        routes.stream()
            .map(route -> route.towards(receiver))
            .filter(route -> route.receivers().findAny().isPresent())
            .toList());
  }

  /** The names of the receivers that get an event, in order, as often as they get it. */
  public List<String> receivers(EnhancedEvent event) {
    var receivers = new ArrayList<String>();
    send(event, receivers);
    return receivers;
  }

  private void send(EnhancedEvent event, List<String> receivers) {
    if (drop.stream().anyMatch(rule -> rule.matches(event))) {
      return;
    }
    boolean all = true;
    for (Rule rule : match) {
      boolean matches = rule.matches(event);
      all &= matches;
      if (matches && !rule.receiver().isEmpty()) {
        receivers.add(rule.receiver());
      }
    }
    if (all) {
      routes.forEach(route -> route.send(event, receivers));
    }
  }
}
