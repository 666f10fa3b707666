package io.aecos.analytics.server.settings;

import io.aecos.analytics.access.Viewer;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect provider that people may sign in with, and what its groups mean here: {@code
 * roles} gives the role of the first group in it that somebody is in, {@code teams} and {@code
 * leads} the teams that they belong to and lead. Without roles only people who are known here
 * already are let in.
 */
public record OpenIdSettings(
    URI issuer,
    Client client,
    Claims claims,
    Map<String, Viewer.Role> roles,
    Map<String, String> teams,
    Map<String, String> leads) {

  /** As whom this server asks the provider; {@code label} is how people call the provider. */
  public record Client(String id, @Nullable Path secretFile, List<String> scopes, String label) {
    public Client {
      scopes = List.copyOf(scopes);
      if (!scopes.contains("openid")) {
        throw new IllegalArgumentException("scopes must contain openid");
      }
    }
  }

  /** Where the provider tells the name and the groups of somebody. */
  public record Claims(String name, String groups) {
    public static final Claims DEFAULTS = new Claims("preferred_username", "groups");
  }

  public OpenIdSettings {
    boolean local =
        issuer.getHost() != null && issuer.getHost().matches("localhost|127\\.0\\.0\\.1");
    boolean web = "https".equals(issuer.getScheme()) && issuer.getHost() != null;
    if (!web && !(local && "http".equals(issuer.getScheme()))) {
      throw new IllegalArgumentException("issuer must begin with https://, not " + issuer);
    }
    roles = new LinkedHashMap<>(roles);
    teams = Map.copyOf(teams);
    leads = Map.copyOf(leads);
  }
}
