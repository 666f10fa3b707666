package io.aecos.analytics.server.openid;

import io.aecos.analytics.server.settings.OpenIdSettings;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the provider says about somebody, as far as it matters here. */
record Claimed(
    String issuer,
    String subject,
    @Nullable String name,
    Set<String> identities,
    Set<String> groups) {

  static Claimed of(OpenIdSettings settings, String subject, Map<String, Object> claims) {
    String name = text(claims.get(settings.claims().name()));
    Set<String> identities = new LinkedHashSet<>();
    for (String claim : List.of(settings.claims().name(), "preferred_username", "email")) {
      String identity = text(claims.get(claim));
      boolean doubtful =
          claim.equals("email") && Boolean.FALSE.equals(claims.get("email_verified"));
      if (identity != null && !doubtful) {
        identities.add(identity);
      }
    }
    return new Claimed(
        settings.issuer().toString(),
        subject,
        name,
        identities,
        groups(claims.get(settings.claims().groups())));
  }

  private static @Nullable String text(@Nullable Object claim) {
    return claim instanceof String text && !text.isBlank() ? text : null;
  }

  private static Set<String> groups(@Nullable Object claim) {
    Set<String> groups = new LinkedHashSet<>();
    if (claim instanceof Collection<?> several) {
      several.forEach(group -> groups.add(String.valueOf(group)));
    } else if (claim != null) {
      groups.add(claim.toString());
    }
    return groups;
  }
}
