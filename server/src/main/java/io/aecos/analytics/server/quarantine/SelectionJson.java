package io.aecos.analytics.server.quarantine;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.ledger.QuarantineBook.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which open items are meant: those that fit every part that is given. All of them are only meant
 * by {@code "all":true}, never by saying nothing.
 */
public record SelectionJson(
    @Nullable String source,
    @Nullable String field,
    @Nullable String project,
    @Nullable String reasonLike,
    @Nullable Boolean all) {

  static Selection of(@Nullable SelectionJson json) {
    if (json == null) {
      throw unselective();
    }
    Selection selection =
        new Selection(
            name("source", json.source),
            json.field,
            name("project", json.project),
            said(json.reasonLike));
    boolean open = selection.equals(new Selection(null, null, null, null));
    if (open != Boolean.TRUE.equals(json.all)) {
      throw unselective();
    }
    return selection;
  }

  /** A part that names nothing would select all. */
  private static @Nullable String name(String part, @Nullable String text) {
    String name = Names.normal(text);
    if (text != null && name == null) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "select." + part,
          "must name one, or be left out for all of them",
          List.of());
    }
    return name;
  }

  /** Every reason is like an empty one. */
  private static @Nullable String said(@Nullable String reason) {
    return reason == null || reason.isBlank() ? null : reason;
  }

  private static AnalyticsException unselective() {
    return AnalyticsException.invalid(
        ErrorCode.INVALID_BODY,
        "select",
        "say which items are meant, or all of them by \"all\": true and nothing else",
        List.of("source", "field", "project", "reasonLike", "all"));
  }
}
