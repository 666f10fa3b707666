package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.usage.UsageBook;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs a browser in with a one-time link, and out again. */
@RestController
public final class LoginEndpoint {
  private final SignIn signIn;
  private final Sessions sessions;
  private final UsageBook book;

  public LoginEndpoint(SignIn signIn, Sessions sessions, UsageBook book) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.book = book;
  }

  /** A one-time link's path; the host is the one that the request was sent to. */
  public record SignInLink(String url) {}

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
    session.flatMap(sessions::viewerOf).ifPresent(book::signedIn);
    return answer
        .location(URI.create("/"))
        .header(HttpHeaders.SET_COOKIE, SessionCookie.with(request, session.get()))
        .build();
  }

  @PostMapping("/api/sign-in-links")
  @Requires(Permission.ADMINISTER)
  public SignInLink link(Viewer viewer, HttpServletRequest request) {
    String host = request.getHeader("Host");
    return new SignInLink("http://" + host + "/login?code=" + signIn.issueCode(viewer.name()));
  }

  @PostMapping("/api/sign-out")
  @Requires(Permission.READ_STATUS)
  public ResponseEntity<Void> logout(HttpServletRequest request) {
    SessionCookie.of(request).ifPresent(sessions::end);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.forgotten(request))
        .build();
  }
}
