package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs a browser in, with a one-time link or a password, and out again. */
@RestController
public final class LoginEndpoint {
  private final SignIn signIn;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Entrance entrance;
  private final Farewell farewell;

  public LoginEndpoint(
      SignIn signIn, Passwords passwords, Sessions sessions, Entrance entrance, Farewell farewell) {
    this.signIn = signIn;
    this.passwords = passwords;
    this.sessions = sessions;
    this.entrance = entrance;
    this.farewell = farewell;
  }

  /** A one-time link to the address that was asked. */
  public record SignInLink(String url) {}

  /** Who wants to sign in. */
  public record WantedSignIn(@Nullable String user, @Nullable String password) {
    @Override
    public String toString() {
      return "WantedSignIn[" + user + "]";
    }
  }

  /** Who has signed in. */
  public record SignedIn(String name) {}

  /** Where the browser has to go on to, to sign out at the provider as well. */
  public record SignedOut(String continueAt) {}

  /** How many sessions have ended. */
  public record EndedSignIns(int ended) {}

  @GetMapping("/login")
  @Audited(value = "sign-in", query = false)
  @Requires(Permission.ANYONE)
  public ResponseEntity<Void> login(
      @RequestParam(required = false) @Nullable String code, HttpServletRequest request) {
    AuditNote note = AuditNote.of(request).by("", "link");
    boolean preview = !request.getMethod().equals("GET");
    Optional<String> session = code == null || preview ? Optional.empty() : signIn.redeem(code);
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.SEE_OTHER);
    if (session.isEmpty()) {
      note.denied();
      return answer.location(URI.create("/?signin=expired")).build();
    }
    return answer
        .location(URI.create("/"))
        .header(HttpHeaders.SET_COOKIE, entrance.begun(session.get(), request))
        .build();
  }

  @PostMapping("/api/sign-in")
  @Audited(value = "sign-in", begins = false)
  @Requires(Permission.ANYONE)
  public ResponseEntity<SignedIn> signIn(
      @RequestBody WantedSignIn wanted, HttpServletRequest request, HttpServletResponse response) {
    AuditNote.of(request).by(wanted.user(), "password");
    String person = checked(wanted, request, response);
    Entrance.Begun begun =
        entrance.open(person, OpenSession.Method.PASSWORD, request).orElseThrow(Gate::notSignedIn);
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, begun.cookie())
        .body(new SignedIn(person));
  }

  private String checked(
      WantedSignIn wanted, HttpServletRequest request, HttpServletResponse response) {
    try {
      return passwords.check(wanted.user(), wanted.password(), request.getRemoteAddr());
    } catch (AnalyticsException e) {
      String why = String.valueOf(e.getMessage());
      entrance.refused(String.valueOf(wanted.user()), OpenSession.Method.PASSWORD, why, request);
      if (e.code() == ErrorCode.TOO_MANY_ATTEMPTS) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Throttle.seconds()));
      }
      throw e;
    }
  }

  @PostMapping("/api/sign-in-links")
  @Audited("sign-in-link.create")
  @Requires(Permission.ADMINISTER)
  public SignInLink link(Viewer viewer, HttpServletRequest request) {
    String code = signIn.issueCode(viewer.name());
    return new SignInLink(AskedAddress.origin(request) + "/login?code=" + code);
  }

  @PostMapping("/api/sign-out")
  @Audited(value = "sign-out", begins = false)
  @Requires(value = Permission.READ_STATUS, effect = Effect.NOTHING)
  public ResponseEntity<SignedOut> logout(HttpServletRequest request) {
    Optional<String> secret = SessionCookie.of(request);
    Optional<URI> further = secret.flatMap(known -> farewell.after(known, request));
    secret.ifPresent(sessions::end);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(further.isPresent() ? HttpStatus.OK : HttpStatus.NO_CONTENT)
            .header(HttpHeaders.SET_COOKIE, SessionCookie.forgotten(request));
    return further
        .map(address -> answer.body(new SignedOut(address.toString())))
        .orElseGet(answer::build);
  }

  /** Ends all sessions of who asks, on whatever machine they are. */
  @PostMapping("/api/sign-out/everywhere")
  @Audited(value = "sign-out.everywhere", begins = false)
  @Requires(Permission.READ_STATUS)
  public ResponseEntity<EndedSignIns> logoutEverywhere(Viewer viewer, HttpServletRequest request) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.forgotten(request))
        .body(new EndedSignIns(sessions.endAllOf(viewer.name())));
  }
}
