package io.aecos.analytics.server.listen;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.settings.TlsSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundleRegistry;

/**
 * The server's certificate. Its files are looked into every few seconds, and what is new and good
 * is used for the next connections; where it is not good, the one before stays in use and {@link
 * #state} says why.
 */
public final class Certificates implements SslBundleRegistrar, AutoCloseable {
  /** Under this name the web server finds the certificate. */
  public static final String BUNDLE = "web";

  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final TlsSettings settings;
  private final InstantSource clock;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Certificates::daemon);

  private @Nullable SslBundleRegistry registry;
  private CertificateFiles seen;
  private Certificate used;
  private @Nullable String failure;
  private boolean missing;

  /** Stops the start where the files make no certificate. */
  public Certificates(TlsSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    try {
      this.seen = CertificateFiles.read(settings);
      this.used = Certificate.of(seen);
    } catch (IOException | GeneralSecurityException e) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION,
          "server.tls: the certificate cannot be used: " + e.getMessage(),
          e);
    }
  }

  /** Whose certificate is in use and until when, and why a newer one is not. */
  public record State(String subject, Instant until, @Nullable String failure) {}

  public synchronized State state() {
    return new State(used.subject(), used.until(), failure);
  }

  @Override
  public synchronized void registerBundles(SslBundleRegistry bundles) {
    registry = bundles;
    bundles.registerBundle(BUNDLE, used.bundle());
    watch.scheduleWithFixedDelay(
        this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks once; a half written pair of files is looked at again when the other half came. */
  private synchronized void look() {
    try {
      CertificateFiles now = CertificateFiles.read(settings);
      if (now.sameAs(seen) && !missing) {
        return;
      }
      missing = false;
      seen = now;
      use(Certificate.of(now));
    } catch (IOException e) {
      if (!missing) {
        missing = true;
        failed(e);
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      failed(e);
    }
  }

  private void use(Certificate fresh) throws GeneralSecurityException {
    if (!clock.instant().isBefore(fresh.until())) {
      throw new GeneralSecurityException("it expired at " + fresh.until());
    }
    Objects.requireNonNull(registry, "registered by now").updateBundle(BUNDLE, fresh.bundle());
    used = fresh;
    failure = null;
    LOG.info("The certificate of {}, valid until {}, is in use", fresh.subject(), fresh.until());
  }

  private void failed(Exception error) {
    failure = String.valueOf(error.getMessage());
    LOG.error("The new certificate cannot be used, and the one before stays in use: {}", failure);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "certificate");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
