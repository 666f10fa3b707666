package io.aecos.analytics.server.trail;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditAct.Outcome;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Makes acts of requests. */
final class RequestActs {
  private RequestActs() {}

  /** What {@code request} did, as its credentials and its handler's note tell. */
  static AuditAct of(
      HttpServletRequest request, String action, String filters, Outcome outcome, Instant at) {
    AuditNote note = AuditNote.of(request);
    Caller caller = Caller.of(request);
    return new AuditAct(
        at,
        new AuditActor(
            note.who(caller == null ? "" : doing(caller)),
            note.how(caller == null ? AuditActor.NOBODY : caller.how())),
        action,
        note.target(named(request)),
        caller == null ? "" : ScopeWords.of(caller.viewer().scope()),
        (note.detail() + " " + filters).strip(),
        note.size(),
        outcome,
        request.getRemoteAddr(),
        null);
  }

  /** Who acts, also while they look at what somebody else sees. */
  private static String doing(Caller caller) {
    String seenBy = caller.seenBy();
    return seenBy == null ? caller.viewer().name() : seenBy;
  }

  /** The parts of the address that name something. */
  private static String named(HttpServletRequest request) {
    Object parts = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return parts instanceof Map<?, ?> names
        ? String.join(" ", new TreeMap<>(texts(names)).values())
        : "";
  }

  private static Map<String, String> texts(Map<?, ?> names) {
    Map<String, String> texts = new TreeMap<>();
    names.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    return texts;
  }

  /** What the handler that was chosen for {@code request} is audited as; null for none. */
  static @Nullable Audited auditedAs(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod method
        ? method.getMethodAnnotation(Audited.class)
        : null;
  }

  /** What tells one refusal from another that is worth a line of its own. */
  static String kindOf(AuditAct act, boolean byWhom) {
    return String.join(
        "\n",
        act.action(),
        act.target(),
        byWhom ? act.actor().how() + "\n" + act.actor().who() : "",
        act.origin());
  }
}
