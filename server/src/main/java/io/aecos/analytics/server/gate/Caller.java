package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.intake.Rights;
import io.aecos.analytics.intake.Sender;
import io.aecos.analytics.registry.Token;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Who sent a request, as the registry knew them when it came: a person by a session, or a program
 * by a token. Nothing of it is kept for the next request.
 */
public final class Caller extends AbstractAuthenticationToken {
  private static final String ATTRIBUTE = Caller.class.getName();

  private final transient Viewer viewer;
  private final transient @Nullable Token token;

  private final transient Rights rights;

  private final transient boolean local;

  private final transient @Nullable String seenBy;

  private final transient Supplier<Optional<Viewer>> again;

  private Caller(
      Viewer viewer,
      @Nullable Program program,
      boolean local,
      @Nullable String seenBy,
      Supplier<Optional<Viewer>> again) {
    super(List.of());
    this.viewer = viewer;
    this.local = local;
    this.token = program == null ? null : program.token();
    this.rights = program == null ? Rights.none() : program.rights();
    this.seenBy = seenBy;
    this.again = again;
    setAuthenticated(true);
  }

  /** {@code again} finds out anew who it is. */
  static Caller bySession(Viewer viewer, Supplier<Optional<Viewer>> again) {
    return new Caller(viewer, null, false, null, again);
  }

  /** The administrator {@code seenBy} looks at what {@code viewer} sees, and changes nothing. */
  static Caller viewedAs(Viewer viewer, String seenBy, Supplier<Optional<Viewer>> again) {
    return new Caller(viewer, null, false, seenBy, again);
  }

  static Caller byLocalToken() {
    Viewer viewer = Viewer.localAdministrator();
    return new Caller(viewer, null, true, null, () -> Optional.of(viewer));
  }

  static Caller byToken(Viewer viewer, Program program, Supplier<Optional<Viewer>> again) {
    return new Caller(viewer, program, false, null, again);
  }

  /** A token, and what it may deliver unless it administers. */
  record Program(Token token, Rights rights) {}

  /** Whether the caller would be let in at this moment, and as the same viewer. */
  public boolean isStillSo() {
    return again.get().equals(Optional.of(viewer));
  }

  /** Who sent {@code request}; null for a stranger. */
  public static @Nullable Caller of(HttpServletRequest request) {
    return (Caller) request.getAttribute(ATTRIBUTE);
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  public Viewer viewer() {
    return viewer;
  }

  /** The token that was sent; null for a session and for the local token. */
  public @Nullable Token token() {
    return token;
  }

  /** By what the caller is known: a session, or which token. */
  public String how() {
    return token != null ? "token " + token.name() : local ? Token.LOCAL : "session";
  }

  /** Whether a token came with the request and not a session. */
  boolean isProgram() {
    return local || token != null;
  }

  /** The administrator who looks at what the viewer sees; null where it is the viewer. */
  public @Nullable String seenBy() {
    return seenBy;
  }

  /** All that the caller may do. */
  public List<Permission> permissions() {
    return Arrays.stream(Permission.values())
        .filter(permission -> permission != Permission.ANYONE && holds(permission))
        .toList();
  }

  /**
   * As whom the caller delivers: by the credentials that came with the request, never by what it
   * holds. Only administrators, and the tokens that are, speak for everything.
   */
  public Sender sender() {
    boolean administers = holds(Permission.ADMINISTER);
    if (token == null) {
      Rights own = administers ? Rights.all() : Rights.none();
      return local ? Sender.program(Token.LOCAL, own) : Sender.person(viewer.name(), own);
    }
    return Sender.program(token.name(), administers ? Rights.all() : rights);
  }

  /** Whether the caller may do what needs {@code permission}. */
  boolean holds(Permission permission) {
    if (seenBy != null && permission.changes()) {
      return false;
    }
    return token == null ? permission.heldBy(viewer) : permission.opensTo(token, viewer);
  }

  @Override
  public Object getPrincipal() {
    return viewer.name();
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Caller caller
        && caller.viewer.equals(viewer)
        && Objects.equals(caller.seenBy, seenBy)
        && Objects.equals(caller.token, token);
  }

  @Override
  public int hashCode() {
    return Objects.hash(viewer, seenBy, token);
  }
}
