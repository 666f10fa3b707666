package io.aecos.analytics.server.gate;

import static java.util.stream.Collectors.toMap;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.directory.PrivateFiles;
import io.aecos.analytics.server.gate.Sessions.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions of a server in one small file that only its owner can read and that is replaced as a
 * whole: {@code {"version":1,"sessions":[{"digest","name","role","everything","projects","users",
 * "until"}]}}. A file with a session that does not say what it sees is damaged.
 */
public final class SessionFile {
  private static final int VERSION = 1;

  private final Path path;
  private final JsonMapper json;

  public SessionFile(Path path, JsonMapper json) {
    this.path = path;
    this.json = json;
  }

  /**
   * The sessions by the digests of their secrets; none where there is no file yet.
   *
   * @throws IOException when the file cannot be read, is damaged or of another version
   */
  Map<String, Grant> read() throws IOException {
    if (!Files.exists(path)) {
      return Map.of();
    }
    byte[] content = Files.readAllBytes(path);
    try {
      JsonNode tree = json.readTree(content);
      int version = tree.path("version").asInt(0);
      if (version != VERSION) {
        throw new IOException(path + " is of version " + version + ", not " + VERSION);
      }
      return json.treeToValue(tree, Kept.class).sessions().stream()
          .collect(toMap(KeptSession::digest, KeptSession::grant));
    } catch (JacksonException | IllegalStateException e) {
      throw new IOException(path + " is damaged: " + e.getMessage(), e);
    }
  }

  /** Replaces what is kept. */
  void write(Map<String, Grant> grants) throws IOException {
    List<KeptSession> sessions =
        grants.entrySet().stream().map(e -> KeptSession.of(e.getKey(), e.getValue())).toList();
    PrivateFiles.write(path, json.writeValueAsBytes(new Kept(VERSION, sessions)));
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private record Kept(int version, List<KeptSession> sessions) {
    Kept {
      sessions = List.copyOf(sessions);
    }
  }

  private record KeptSession(
      String digest,
      String name,
      Viewer.Role role,
      boolean everything,
      Set<String> projects,
      Set<String> users,
      Instant until) {

    KeptSession {
      Objects.requireNonNull(digest, "digest");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(until, "until");
      projects = Set.copyOf(projects);
      users = Set.copyOf(users);
    }

    /** What the file cannot say is not kept, so such a session sees nothing after a restart. */
    static KeptSession of(String digest, Grant grant) {
      Viewer viewer = grant.viewer();
      Scope scope = viewer.scope();
      Set<String> projects = scope.wholeProjects();
      Set<String> users = scope.wholePeople();
      boolean told = scope.equals(Access.limitedTo(projects, users));
      return new KeptSession(
          digest,
          viewer.name(),
          viewer.role(),
          scope.isEverything(),
          told ? projects : Set.of(),
          told ? users : Set.of(),
          grant.until());
    }

    Grant grant() {
      Scope scope = everything ? Access.everything() : Access.limitedTo(projects, users);
      return new Grant(new Viewer(name, role, scope), until);
    }
  }
}
