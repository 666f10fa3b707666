package io.aecos.analytics.server.gate;

import jakarta.servlet.ServletContext;
import java.util.UUID;
import org.springframework.boot.web.servlet.ServletContextInitializer;

/** Gives the session cookie the same name on all nodes of a ledger, whatever their ports. */
public record SharedSessions(UUID ledger) implements ServletContextInitializer {
  static final String ATTRIBUTE = SharedSessions.class.getName();

  @Override
  public void onStartup(ServletContext context) {
    context.setAttribute(ATTRIBUTE, ledger.toString().substring(0, 8));
  }
}
