package dev.tidings.api.read;

import dev.tidings.api.query.FieldSelector;
import dev.tidings.api.query.FieldSelectorParser;
import dev.tidings.api.query.FieldTerm;
import dev.tidings.api.query.GoNumbers;
import dev.tidings.api.query.GoNumbers.NumberException;
import dev.tidings.api.query.LabelSelector;
import dev.tidings.api.query.LabelSelectorParser;
import dev.tidings.api.query.Query;
import dev.tidings.api.query.SelectorException;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a list, a watch or a deletion of a collection is asked for beside the path.
 *
 * @param resourceVersion as sent; empty without one
 * @param limit how many events a page may have; zero or less for no limit
 * @param timeoutSeconds null when the server may choose
 * @param sendInitialEvents null when not said
 */
public record ListOptions(
    LabelSelector labels,
    FieldSelector fields,
    boolean watch,
    boolean allowBookmarks,
    String resourceVersion,
    String versionMatch,
    @Nullable Long timeoutSeconds,
    long limit,
    String continueToken,
    @Nullable Boolean sendInitialEvents) {
  static final String EXACT = "Exact";
  static final String NOT_OLDER_THAN = "NotOlderThan";

  private static final String MATCH_FIELD = "resourceVersionMatch";

  /**
   * Reads and checks a query, in the reference's order: numbers, selectors, rules between options,
   * names of fields.
   */
  public static ListOptions parse(Query query, ApiGroup group) throws RefusedException {
    try {
      boolean watch = query.flag("watch").orElse(false);
      Long timeout = number(query, "timeoutSeconds").orElse(null);
      long limit = number(query, "limit").orElse(0L);
      LabelSelector labels = LabelSelectorParser.parse(query.first("labelSelector").orElse(""));
      List<FieldTerm> terms = FieldSelectorParser.parse(query.first("fieldSelector").orElse(""));
      ListOptions options =
          new ListOptions(
                  labels,
                  FieldSelector.EVERYTHING,
                  watch,
                  query.flag("allowWatchBookmarks").orElse(false),
                  query.first("resourceVersion").orElse(""),
                  query.first(MATCH_FIELD).orElse(""),
                  timeout,
                  limit,
                  query.first("continue").orElse(""),
                  query.flag("sendInitialEvents").orElse(null))
              .withDefaults();
      options.check();
      return options.withFields(FieldSelector.of(terms, group));
    } catch (NumberException e) {
      throw Refusals.badRequest(e.text());
    } catch (SelectorException e) {
      throw Refusals.badRequest(e.text());
    }
  }

  private static Optional<Long> number(Query query, String name) throws NumberException {
    Optional<String> text = query.first(name);
    return text.isPresent() ? Optional.of(GoNumbers.int64(text.get())) : Optional.empty();
  }

  /** A watch that names no version starts with what is there, as if it had asked for that. */
  private ListOptions withDefaults() {
    boolean fromNow = resourceVersion.isEmpty() || resourceVersion.equals("0");
    return watch && fromNow && sendInitialEvents == null && versionMatch.isEmpty()
        ? new ListOptions(
            labels,
            fields,
            true,
            allowBookmarks,
            resourceVersion,
            NOT_OLDER_THAN,
            timeoutSeconds,
            limit,
            continueToken,
            true)
        : this;
  }

  ListOptions withFields(FieldSelector chosen) {
    return new ListOptions(
        labels,
        chosen,
        watch,
        allowBookmarks,
        resourceVersion,
        versionMatch,
        timeoutSeconds,
        limit,
        continueToken,
        sendInitialEvents);
  }

  private void check() throws RefusedException {
    List<FieldError> errors = watch ? watchErrors() : listErrors();
    if (!errors.isEmpty()) {
      throw Refusals.invalidOptions("ListOptions", errors);
    }
  }

  private List<FieldError> listErrors() {
    List<FieldError> errors = new ArrayList<>();
    if (!versionMatch.isEmpty()) {
      if (resourceVersion.isEmpty()) {
        errors.add(
            forbiddenMatch("resourceVersionMatch is forbidden unless resourceVersion is provided"));
      }
      refuseMatchOfPage(errors);
      if (!versionMatch.equals(EXACT) && !versionMatch.equals(NOT_OLDER_THAN)) {
        errors.add(
            FieldError.notSupported(MATCH_FIELD, versionMatch, List.of(EXACT, NOT_OLDER_THAN, "")));
      }
      if (versionMatch.equals(EXACT) && resourceVersion.equals("0")) {
        errors.add(
            forbiddenMatch(
                "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
      }
    }
    if (sendInitialEvents != null) {
      errors.add(
          FieldError.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
    }
    return errors;
  }

  private List<FieldError> watchErrors() {
    List<FieldError> errors = new ArrayList<>();
    if (sendInitialEvents != null && !versionMatch.equals(NOT_OLDER_THAN)) {
      errors.add(
          forbiddenMatch(
              "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
    }
    if (!versionMatch.isEmpty()) {
      if (sendInitialEvents == null) {
        errors.add(
            forbiddenMatch(
                "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
      }
      if (!versionMatch.equals(NOT_OLDER_THAN)) {
        errors.add(FieldError.notSupported(MATCH_FIELD, versionMatch, List.of(NOT_OLDER_THAN)));
      }
      refuseMatchOfPage(errors);
    }
    return errors;
  }

  private void refuseMatchOfPage(List<FieldError> errors) {
    if (!continueToken.isEmpty()) {
      errors.add(forbiddenMatch("resourceVersionMatch is forbidden when continue is provided"));
    }
  }

  private static FieldError forbiddenMatch(String detail) {
    return FieldError.forbidden(MATCH_FIELD, detail);
  }
}
