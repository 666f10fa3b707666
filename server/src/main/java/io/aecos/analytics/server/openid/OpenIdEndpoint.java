package io.aecos.analytics.server.openid;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Entrance;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.gate.Secrets;
import io.aecos.analytics.server.openid.OpenIdSignIn.Answer;
import io.aecos.analytics.server.openid.OpenIdSignIn.Known;
import io.aecos.analytics.server.openid.Refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sends a browser to the OpenID Connect provider and lets in who comes back from there. */
@RestController
public final class OpenIdEndpoint {
  private final @Nullable OpenIdSignIn signIn;
  private final Entrance entrance;

  public OpenIdEndpoint(ObjectProvider<OpenIdSignIn> signIn, Entrance entrance) {
    this.signIn = signIn.getIfAvailable();
    this.entrance = entrance;
  }

  /** How one can sign in beside a password and a link; {@code openId} is what to call it. */
  public record Ways(@Nullable String openId) {}

  @GetMapping("/sign-in/ways")
  @Requires(Permission.ANYONE)
  public Ways ways() {
    return new Ways(signIn == null ? null : signIn.label());
  }

  @GetMapping("/sign-in/openid")
  @Requires(Permission.ANYONE)
  public ResponseEntity<Void> begin(HttpServletRequest request) {
    OpenIdSignIn way = way();
    String browser = Secrets.random();
    try {
      return to(way.begin(request, browser))
          .header(HttpHeaders.SET_COOKIE, BrowserCookie.with(request, browser))
          .build();
    } catch (Refused e) {
      return refused(e, request);
    }
  }

  @GetMapping("/sign-in/openid/callback")
  @Audited(value = "sign-in", query = false)
  @Requires(Permission.ANYONE)
  public ResponseEntity<Void> comeBack(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String iss,
      HttpServletRequest request) {
    AuditNote.of(request).by("", "openid");
    OpenIdSignIn way = way();
    String browser = BrowserCookie.of(request);
    try {
      Known known = way.finish(new Answer(state, code, error, iss, browser));
      Entrance.Begun begun =
          entrance
              .open(known.person(), OpenSession.Method.OPENID, request)
              .orElseThrow(() -> new Refused(Refusal.INACTIVE, known.person() + " is not active"));
      way.remember(begun.secret(), known);
      return to(URI.create("/"))
          .header(HttpHeaders.SET_COOKIE, begun.cookie())
          .header(HttpHeaders.SET_COOKIE, BrowserCookie.forgotten(request))
          .build();
    } catch (Refused e) {
      return refused(e, request);
    }
  }

  private OpenIdSignIn way() {
    if (signIn == null) {
      throw new AnalyticsException(
          ErrorCode.NOT_FOUND, "Nobody signs in with OpenID Connect here (signIn.openId)");
    }
    return signIn;
  }

  private ResponseEntity<Void> refused(Refused refused, HttpServletRequest request) {
    AuditNote.of(request).denied();
    entrance.refused(
        "somebody", OpenSession.Method.OPENID, String.valueOf(refused.getMessage()), request);
    return to(URI.create("/?signin=" + refused.refusal().word())).build();
  }

  private static ResponseEntity.BodyBuilder to(URI address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address);
  }
}
