package io.aecos.analytics.server.settings;

import io.aecos.analytics.access.Viewer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code signIn}: which ways there are beside passwords and links. */
final class OpenIdKeys {
  private static final List<String> SCOPES = List.of("openid", "profile", "email");

  private OpenIdKeys() {}

  static @Nullable OpenIdSettings read(ConfigPart signIn) {
    signIn.allow("openId");
    return signIn.says("openId") ? openId(signIn.part("openId")) : null;
  }

  private static OpenIdSettings openId(ConfigPart part) {
    part.allow(
        "issuer",
        "clientId",
        "clientSecretFile",
        "scopes",
        "label",
        "claims",
        "roles",
        "teams",
        "leads");
    return part.valid(
        () ->
            new OpenIdSettings(
                URI.create(part.needed("issuer")),
                client(part),
                claims(part.part("claims")),
                roles(part),
                part.pairs("teams"),
                part.pairs("leads")));
  }

  private static OpenIdSettings.Client client(ConfigPart part) {
    return new OpenIdSettings.Client(
        part.needed("clientId"),
        ListenKeys.file(part, "clientSecretFile"),
        part.texts("scopes", SCOPES),
        Objects.requireNonNullElse(part.text("label"), "OpenID Connect"));
  }

  private static OpenIdSettings.Claims claims(ConfigPart part) {
    part.allow("name", "groups");
    OpenIdSettings.Claims defaults = OpenIdSettings.Claims.DEFAULTS;
    return new OpenIdSettings.Claims(
        Objects.requireNonNullElse(part.text("name"), defaults.name()),
        Objects.requireNonNullElse(part.text("groups"), defaults.groups()));
  }

  private static Map<String, Viewer.Role> roles(ConfigPart part) {
    Map<String, Viewer.Role> roles = new LinkedHashMap<>();
    part.pairs("roles").forEach((group, role) -> roles.put(group, role(part, role)));
    return roles;
  }

  private static Viewer.Role role(ConfigPart part, String text) {
    for (Viewer.Role role : Viewer.Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return role;
      }
    }
    throw part.invalid(
        "roles", "knows individual, team-lead, admin and auditor, not '" + text + "'");
  }
}
