package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets an administrator see what somebody else sees. It belongs to the session and lasts until it
 * is ended, the session is, or the server stops; while it lasts that session changes nothing.
 */
@RestController
@RequestMapping("/api/view-as")
public final class ViewAs {
  private final Sessions sessions;

  public ViewAs(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Whose view is wanted. */
  public record WantedViewer(@Nullable String user) {}

  /** Whose view is shown, and to whom. */
  public record Viewing(String user, String by) {}

  @PostMapping
  @Audited("view-as.begin")
  @Requires(Permission.ADMINISTER)
  public Viewing start(
      @RequestBody WantedViewer wanted, Viewer viewer, HttpServletRequest request) {
    String user = wanted.user();
    AuditNote.of(request).on(user);
    if (user == null) {
      throw AnalyticsException.invalid(ErrorCode.INVALID_BODY, "user", "is missing", List.of());
    }
    if (Objects.requireNonNull(Caller.of(request), "the gate lets in no stranger").isProgram()) {
      throw new AnalyticsException(
          ErrorCode.CONFLICT,
          "A program views as nobody else; make a token that acts as the person instead.");
    }
    String secret = SessionCookie.of(request).orElseThrow(Gate::notSignedIn);
    return new Viewing(sessions.viewAs(secret, user).name(), viewer.name());
  }

  @DeleteMapping
  @Audited(value = "view-as.end", begins = false)
  @Requires(value = Permission.READ_STATUS, effect = Effect.NOTHING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void end(HttpServletRequest request) {
    SessionCookie.of(request).ifPresent(sessions::viewAsOneself);
  }

  static AnalyticsException notActive(String person) {
    return AnalyticsException.invalid(
        ErrorCode.CONFLICT, "user", person + " is not active and sees nothing", List.of());
  }

  static AnalyticsException changesNothing(Caller caller) {
    return new AnalyticsException(
        ErrorCode.FORBIDDEN,
        "You are viewing as "
            + caller.viewer().name()
            + ", which changes nothing. End that first.");
  }
}
