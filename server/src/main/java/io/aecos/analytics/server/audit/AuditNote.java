package io.aecos.analytics.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What a handler says of the request that it is answering, for the audit trail. */
public final class AuditNote {
  private static final String ATTRIBUTE = AuditNote.class.getName();

  private @Nullable String who;
  private @Nullable String how;
  private String target = "";
  private String detail = "";
  private @Nullable Long size;
  private boolean denied;
  private boolean silent;
  private boolean kept;
  private @Nullable Consumer<AuditNote> keeper;

  /** That of the request which the current thread answers; of none, one that nobody reads. */
  public static AuditNote current() {
    return RequestContextHolder.getRequestAttributes()
            instanceof ServletRequestAttributes attributes
        ? of(attributes.getRequest())
        : new AuditNote();
  }

  /** That of {@code request}. */
  public static AuditNote of(HttpServletRequest request) {
    Object known = request.getAttribute(ATTRIBUTE);
    if (known instanceof AuditNote note) {
      return note;
    }
    AuditNote note = new AuditNote();
    request.setAttribute(ATTRIBUTE, note);
    return note;
  }

  /** Who does it, where the request's credentials do not tell: at a sign-in. */
  public AuditNote by(@Nullable String name, String means) {
    who = name == null ? "" : name;
    how = means;
    return this;
  }

  /** Whom it turned out to be that signs in. */
  public void named(String name) {
    who = name;
  }

  /** To what it is done. */
  public AuditNote on(@Nullable String name) {
    target = name == null ? "" : name;
    return this;
  }

  /** What is done about it, as {@code name=value}; null says nothing. Never a secret. */
  public AuditNote detail(String name, @Nullable Object value) {
    if (value != null) {
      detail = (detail.isEmpty() ? "" : detail + " ") + name + "=" + value;
    }
    return this;
  }

  /** How much came of it. */
  public AuditNote size(long amount) {
    size = amount;
    return this;
  }

  /** Refused, though the answer is none of a refusal. */
  public AuditNote denied() {
    denied = true;
    return this;
  }

  /** Nothing was done that anybody would look for. */
  public void nothing() {
    silent = true;
  }

  /** Keeps it now, as done: for an answer that leaves piece by piece. */
  public void keep() {
    Consumer<AuditNote> keeping = keeper;
    if (keeping != null) {
      keeping.accept(this);
    }
  }

  /** Who keeps it when {@link #keep} is called. */
  public void keptBy(Consumer<AuditNote> keeping) {
    keeper = keeping;
  }

  public void markKept() {
    kept = true;
  }

  public boolean isKept() {
    return kept;
  }

  public boolean isSilent() {
    return silent;
  }

  public boolean isDenied() {
    return denied;
  }

  public String who(String otherwise) {
    return Objects.requireNonNullElse(who, otherwise);
  }

  public String how(String otherwise) {
    return Objects.requireNonNullElse(how, otherwise);
  }

  public String target(String otherwise) {
    return target.isEmpty() ? otherwise : target;
  }

  public String detail() {
    return detail;
  }

  public @Nullable Long size() {
    return size;
  }
}
