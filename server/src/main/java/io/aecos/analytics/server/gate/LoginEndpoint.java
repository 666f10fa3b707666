package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.server.usage.UsageBook;
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
  private final UsageBook book;

  public LoginEndpoint(SignIn signIn, Passwords passwords, Sessions sessions, UsageBook book) {
    this.signIn = signIn;
    this.passwords = passwords;
    this.sessions = sessions;
    this.book = book;
  }

  /** A one-time link to the address that was asked. */
  public record SignInLink(String url) {}

  /** Who wants to sign in. */
  public record Wanted(@Nullable String user, @Nullable String password) {
    @Override
    public String toString() {
      return "Wanted[" + user + "]";
    }
  }

  /** Who has signed in. */
  public record SignedIn(String name) {}

  /** How many sessions have ended. */
  public record Ended(int ended) {}

  @GetMapping("/login")
  @Requires(Permission.ANYONE)
  public ResponseEntity<Void> login(
      @RequestParam(required = false) @Nullable String code, HttpServletRequest request) {
    boolean preview = !request.getMethod().equals("GET");
    Optional<String> session = code == null || preview ? Optional.empty() : signIn.redeem(code);
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.SEE_OTHER);
    if (session.isEmpty()) {
      return answer.location(URI.create("/?signin=expired")).build();
    }
    return answer
        .location(URI.create("/"))
        .header(HttpHeaders.SET_COOKIE, begun(session.get(), request))
        .build();
  }

  @PostMapping("/api/sign-in")
  @Requires(Permission.ANYONE)
  public ResponseEntity<SignedIn> signIn(
      @RequestBody Wanted wanted, HttpServletRequest request, HttpServletResponse response) {
    String person = checked(wanted, request.getRemoteAddr(), response);
    String secret =
        sessions.open(person, OpenSession.Method.PASSWORD).orElseThrow(Gate::notSignedIn);
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, begun(secret, request))
        .body(new SignedIn(person));
  }

  private String checked(Wanted wanted, String address, HttpServletResponse response) {
    try {
      return passwords.check(wanted.user(), wanted.password(), address);
    } catch (AnalyticsException e) {
      if (e.code() == ErrorCode.TOO_MANY_ATTEMPTS) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Throttle.seconds()));
      }
      throw e;
    }
  }

  /** A session that the browser had before ends: what somebody planted there opens nothing. */
  private String begun(String secret, HttpServletRequest request) {
    SessionCookie.of(request).ifPresent(sessions::end);
    sessions.viewerOf(secret).ifPresent(book::signedIn);
    return SessionCookie.with(request, secret);
  }

  @PostMapping("/api/sign-in-links")
  @Requires(Permission.ADMINISTER)
  public SignInLink link(Viewer viewer, HttpServletRequest request) {
    String code = signIn.issueCode(viewer.name());
    return new SignInLink(AskedAddress.origin(request) + "/login?code=" + code);
  }

  @PostMapping("/api/sign-out")
  @Requires(Permission.READ_STATUS)
  public ResponseEntity<Void> logout(HttpServletRequest request) {
    SessionCookie.of(request).ifPresent(sessions::end);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.forgotten(request))
        .build();
  }

  /** Ends all sessions of who asks, on whatever machine they are. */
  @PostMapping("/api/sign-out/everywhere")
  @Requires(Permission.READ_STATUS)
  public ResponseEntity<Ended> logoutEverywhere(Viewer viewer, HttpServletRequest request) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.forgotten(request))
        .body(new Ended(sessions.endAllOf(viewer.name())));
  }
}
