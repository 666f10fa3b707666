package io.aecos.analytics.server;

import java.time.Instant;
import java.util.UUID;

/** Events of a small practice, as JSON. */
final class Events {
  private Events() {}

  static String generated(String project, String user) {
    return generated(UUID.randomUUID(), project, user);
  }

  static String generated(UUID id, String project, String user) {
    return """
        {"id":"%s","occurredAt":"%s","module":"generation","type":"element_generated",\
        "user":"%s","project":"%s","elementType":"IfcWall","value":1500}"""
        .formatted(id, Instant.now().minusSeconds(60), user, project);
  }
}
