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
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Who sent a request, as the registry knew them when it came: a person by a session, or a program
 * by a token. Nothing of it is kept for the next request.
 */
public final class Caller extends AbstractAuthenticationToken {
  private static final String ATTRIBUTE = Caller.class.getName();

  /** What the accounts call who has the token that each start makes anew. */
  private static final String LOCAL = "local token";

  private final transient Viewer viewer;
  private final transient @Nullable Token token;

  private final transient boolean local;

  private final transient @Nullable String seenBy;

  private final transient Supplier<Optional<Viewer>> again;

  private Caller(
      Viewer viewer,
      @Nullable Token token,
      boolean local,
      @Nullable String seenBy,
      Supplier<Optional<Viewer>> again) {
    super(List.of());
    this.viewer = viewer;
    this.local = local;
    this.token = token;
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

  static Caller byToken(Viewer viewer, Token token, Supplier<Optional<Viewer>> again) {
    return new Caller(viewer, token, false, null, again);
  }

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
    return token != null ? "token " + token.name() : local ? LOCAL : "session";
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
      Rights rights = administers ? Rights.all() : Rights.none();
      return local ? Sender.program(LOCAL, rights) : Sender.person(viewer.name(), rights);
    }
    Set<String> projects = token.projects().isEmpty() ? null : token.projects();
    return Sender.program(
        token.name(),
        administers && projects == null
            ? Rights.all()
            : Rights.limitedTo(new Rights.Only(projects, null, null, null), false));
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
