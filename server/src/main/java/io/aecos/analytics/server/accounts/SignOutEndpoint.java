package io.aecos.analytics.server.accounts;

import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs a person out, wherever they are signed in. */
@RestController
public final class SignOutEndpoint {
  private final Registry registry;

  public SignOutEndpoint(Registry registry) {
    this.registry = registry;
  }

  /** How many sessions have ended. */
  public record EndedSessions(int ended) {}

  @PostMapping("/api/users/sign-out")
  @Audited("user.sign-out")
  @Requires(Permission.ADMINISTER)
  public EndedSessions signOut(@RequestParam String name) {
    AuditNote.current().on(name);
    return registry.write(
        entries ->
            entries
                .people()
                .find(name)
                .map(person -> new EndedSessions(entries.sessions().endAllOf(person.name())))
                .orElseThrow(() -> Directory.notFound("person", name)));
  }
}
