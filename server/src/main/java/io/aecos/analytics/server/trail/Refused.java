package io.aecos.analytics.server.trail;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditAct.Outcome;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: keeps what was refused, wherever that was decided. A refusal that an
 * audited handler met itself is kept already; credentials that open nothing count as a refusal,
 * coming without any does not.
 */
public final class Refused extends OncePerRequestFilter {
  private final AuditBook book;

  public Refused(AuditBook book) {
    this.book = book;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    boolean unknown = response.getStatus() == 401 && request.getHeader("Authorization") != null;
    if ((response.getStatus() == 403 || unknown) && !AuditNote.of(request).isKept()) {
      keep(request, response.getStatus());
    }
  }

  private void keep(HttpServletRequest request, int status) {
    Audited audited = RequestActs.auditedAs(request);
    String address = request.getMethod() + " " + request.getRequestURI();
    AuditNote.of(request).on(address);
    String action = audited == null ? "request" : audited.value();
    AuditAct act = RequestActs.of(request, action, "status=" + status, Outcome.DENIED, book.now());
    boolean known = !act.actor().who().isEmpty();
    book.denied(
        known ? RequestActs.kindOf(act, true) : "request\n" + status + "\n" + act.origin(), act);
  }
}
