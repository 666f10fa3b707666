package io.aecos.analytics.server.trail;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditAct.Outcome;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.audit.Disclosure;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

/** One call of an audited handler, from before it begins to before its answer leaves. */
final class AuditedRun {
  private static final Logger LOG = LoggerFactory.getLogger(AuditedRun.class);

  private final AuditBook book;
  private final Audited audited;
  private final HttpServletRequest request;
  private final AuditNote note;
  private final boolean reads;
  private @Nullable Long begun;

  private AuditedRun(AuditBook book, Audited audited, HttpServletRequest request) {
    this.book = book;
    this.audited = audited;
    this.request = request;
    this.note = AuditNote.of(request);
    this.reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /**
   * Keeps that it begins.
   *
   * @throws AnalyticsException where that cannot be kept; then it may not begin
   */
  static AuditedRun begin(AuditBook book, Audited audited, HttpServletRequest request) {
    AuditedRun run = new AuditedRun(book, audited, request);
    run.note.keptBy(note -> run.keep(Outcome.DONE, ""));
    if (audited.begins() && !run.reads) {
      run.begun = book.keep(run.act(Outcome.BEGUN, ""));
    }
    return run;
  }

  /** Keeps what came of it, before anything of {@code result} leaves. */
  void done(@Nullable Object result) {
    Object body = result instanceof ResponseEntity<?> entity ? entity.getBody() : result;
    if (body instanceof Disclosure disclosure) {
      if (!disclosure.namesPeople()) {
        note.nothing();
      }
      note.size(disclosure.size());
    }
    if (note.isSilent() || note.isKept()) {
      return;
    }
    if (note.isDenied()) {
      refuse("");
    } else {
      keep(Outcome.DONE, "");
    }
  }

  /** Keeps why nothing came of it. Who only asked and got no answer has learnt nothing. */
  void failed(Exception error) {
    ErrorCode code = error instanceof AnalyticsException known ? known.code() : ErrorCode.INTERNAL;
    if (code.category() == ErrorCode.Category.DENIED) {
      refuse("code=" + code);
    } else if (!reads && !note.isKept()) {
      try {
        keep(Outcome.FAILED, error instanceof AnalyticsException ? "code=" + code : "");
      } catch (AnalyticsException e) {
        LOG.warn("That {} failed could not be audited: {}", audited.value(), e.getMessage());
        error.addSuppressed(e);
      }
    }
  }

  private void keep(Outcome outcome, String why) {
    book.keep(act(outcome, why));
    note.markKept();
  }

  private void refuse(String why) {
    AuditAct act = act(Outcome.DENIED, why);
    boolean byWhom = !why.endsWith(ErrorCode.TOO_MANY_ATTEMPTS.name());
    if (begun == null) {
      book.denied(RequestActs.kindOf(act, byWhom), act);
    } else {
      book.keep(act);
    }
    note.markKept();
  }

  private AuditAct act(Outcome outcome, String why) {
    String query = audited.query() ? request.getQueryString() : null;
    String filters = ((query == null ? "" : "?" + query) + " " + why).strip();
    AuditAct act = RequestActs.of(request, audited.value(), filters, outcome, book.now());
    return begun == null ? act : answering(act, begun);
  }

  private static AuditAct answering(AuditAct act, Long begun) {
    return new AuditAct(
        act.at(),
        act.actor(),
        act.action(),
        act.target(),
        act.scope(),
        act.filters(),
        act.size(),
        act.outcome(),
        act.origin(),
        begun);
  }
}
