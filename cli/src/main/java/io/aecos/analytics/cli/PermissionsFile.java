package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads AEC OS's {@code permissions.json}. Its roles say what somebody may do to a project's
 * elements, so {@code designer}, {@code reviewer} and {@code viewer} are {@code individual} here,
 * and {@code auditor} is {@code auditor}. AEC OS lets each caller write their own role there, so
 * {@code admin} makes nobody an administrator of the firm's figures unless that is asked for.
 */
final class PermissionsFile {
  private static final Map<String, String> ROLES =
      Map.of(
          "designer", "individual",
          "reviewer", "individual",
          "viewer", "individual",
          "auditor", "auditor");

  private PermissionsFile() {}

  static List<DirectoryRow> read(String text, boolean withAdmins) {
    List<DirectoryRow> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> user : users(text).properties()) {
      String role = role(user.getValue().asString(""), withAdmins);
      if (role == null) {
        throw wrong("'" + user.getKey() + "' has no role that AEC OS knows: " + user.getValue());
      }
      rows.add(
          new DirectoryRow(
              rows.size() + 1, user.getKey(), role, List.of(), null, null, null, false));
    }
    return rows;
  }

  private static @Nullable String role(String theirs, boolean withAdmins) {
    return theirs.equals("admin") ? withAdmins ? "admin" : "individual" : ROLES.get(theirs);
  }

  private static JsonNode users(String text) {
    try {
      JsonNode users = Api.JSON.readTree(text).path("users");
      if (users.isObject()) {
        return users;
      }
    } catch (JacksonException e) {
      throw wrong("is no JSON: " + e.getOriginalMessage());
    }
    throw wrong("has no \"users\": {\"name\": \"role\"}");
  }

  private static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCodes.USAGE, "permissions.json: " + what);
  }
}
