package io.aecos.analytics.server.listen;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.settings.ListenSettings;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Stops the start, before the port opens, where other machines would reach a server that nobody can
 * sign in to or that sends passwords in the clear. That a proxy stands before it has to be said,
 * and is logged.
 */
public final class OpenToOthers implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(OpenToOthers.class);
  private static final String ACCOUNT =
      "an account (`aecos analytics user add NAME --role admin --password-stdin`, or signIn.openId"
          + " in config.yaml)";
  private static final String TLS =
      "TLS (server.tls in config.yaml: certificate and key, or keystore), or server.proxy with the"
          + " addresses of the reverse proxy that does it";

  private final ListenSettings settings;
  private final boolean openId;
  private final Registry registry;

  public OpenToOthers(ListenSettings settings, boolean openId, Registry registry) {
    this.settings = settings;
    this.openId = openId;
    this.registry = registry;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (settings.isLocal()) {
      return;
    }
    if (!settings.proxies().isEmpty()) {
      overridden();
      return;
    }
    List<String> missing = new ArrayList<>();
    if (!hasAccount()) {
      missing.add(ACCOUNT);
    }
    if (settings.tls() == null) {
      missing.add(TLS);
    }
    if (!missing.isEmpty()) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION,
          "Other machines can reach "
              + settings.bind()
              + " (server.bind, --bind), and that needs "
              + String.join("; and ", missing)
              + ".");
    }
  }

  private void overridden() {
    LOG.warn(
        "{} is open to other machines {}; what {} say about who asks is believed (server.proxy)",
        settings.bind(),
        settings.tls() == null ? "without TLS of its own" : "with TLS",
        String.join(", ", settings.proxies()));
    if (!hasAccount()) {
      LOG.warn("Nobody has an account yet: that needs {}", ACCOUNT);
    }
  }

  private boolean hasAccount() {
    return openId
        || registry.read(
            entries ->
                entries.people().all().stream()
                    .anyMatch(person -> person.active() && person.passwordHash() != null));
  }
}
