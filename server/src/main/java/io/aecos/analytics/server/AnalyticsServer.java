package io.aecos.analytics.server;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.server.backup.Replacing;
import io.aecos.analytics.server.directory.DemoDirectory;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.directory.ServerFile;
import io.aecos.analytics.server.gate.Secrets;
import io.aecos.analytics.server.gate.SignIn;
import io.aecos.analytics.server.listen.Certificates;
import io.aecos.analytics.server.listen.Connectors;
import io.aecos.analytics.server.settings.ConfigFile;
import io.aecos.analytics.server.settings.ListenSettings;
import io.aecos.analytics.server.settings.ServerSettings;
import io.aecos.analytics.server.settings.Settings;
import io.aecos.analytics.server.settings.TlsSettings;
import io.aecos.analytics.server.stores.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A running server. {@link #start} returns once it answers; {@link #close} finishes the requests
 * under way and gives the data directory free.
 */
public final class AnalyticsServer implements AutoCloseable {
  private final DirectoryLock lock;
  private final ConfigurableApplicationContext context;
  private final Urls urls;
  private final String token;

  private AnalyticsServer(
      DirectoryLock lock, ConfigurableApplicationContext context, Urls urls, String token) {
    this.lock = lock;
    this.context = context;
    this.urls = urls;
    this.token = token;
  }

  public static AnalyticsServer start(ServerOptions options) {
    return start(options, beans -> {});
  }

  /** {@code more} may add parts, and put them in the place of others as the primary ones. */
  static AnalyticsServer start(ServerOptions options, Consumer<GenericApplicationContext> more) {
    DirectoryLock lock = DirectoryLock.take(options.data());
    try {
      Replacing.finish(options.data());
      return start(options, lock, more);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static AnalyticsServer start(
      ServerOptions options, DirectoryLock lock, Consumer<GenericApplicationContext> more) {
    long pid = ProcessHandle.current().pid();
    Instant startedAt = Instant.now();
    lock.announce(new ServerFile(pid, Version.CURRENT, startedAt, null, null));
    String token = Secrets.random();
    if (options.demo()) {
      DemoDirectory.refresh(options.data(), LocalDate.ofInstant(startedAt, DemoFirm.ZONE));
    }
    Settings settings = ConfigFile.read(options.data().config());
    ListenSettings listen = options.listen(settings.server().listen());
    Stores stores = Stores.of(options.data(), options.ledger(settings.ledger()));
    stores.prepare();
    ConfigurableApplicationContext context =
        run(
            properties(options, settings, listen),
            beans -> {
              beans.registerBean(ServerOptions.class, () -> options);
              beans.registerBean(Settings.class, () -> settings);
              beans.registerBean(ListenSettings.class, () -> listen);
              beans.registerBean(Stores.class, () -> stores);
              beans.registerBean(WebWiring.LocalToken.class, () -> new WebWiring.LocalToken(token));
              TlsSettings tls = listen.tls();
              if (tls != null) {
                beans.registerBean(
                    Certificates.class, () -> new Certificates(tls, InstantSource.system()));
              }
              more.accept(beans);
            });
    WebServer webServer =
        Objects.requireNonNull(
            ((WebServerApplicationContext) context).getWebServer(), "the web server runs by now");
    Connectors connectors = context.getBean(Connectors.class);
    String url = connectors.localUrl(webServer);
    lock.announce(new ServerFile(pid, Version.CURRENT, startedAt, url, token));
    String seen = connectors.publicUrl(webServer, settings.server().hosts());
    return new AnalyticsServer(lock, context, new Urls(url, seen), token);
  }

  private static Map<String, Object> properties(
      ServerOptions options, Settings settings, ListenSettings listen) {
    ServerSettings server = settings.server();
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.address", listen.address().getHostAddress());
    properties.put("server.port", Ports.choose(options.port(), server.port(), listen.address()));
    properties.put("server.tomcat.connection-timeout", server.stalledSeconds() + "s");
    if (listen.tls() != null) {
      properties.put("server.ssl.bundle", Certificates.BUNDLE);
    }
    return properties;
  }

  private static ConfigurableApplicationContext run(
      Map<String, Object> properties, Consumer<GenericApplicationContext> beans) {
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setAddCommandLineProperties(false);
    application.setDefaultProperties(properties);
    application.addInitializers(context -> beans.accept((GenericApplicationContext) context));
    try {
      return application.run();
    } catch (RuntimeException e) {
      throw KnownFailure.in(e).<RuntimeException>map(known -> known).orElse(e);
    }
  }

  /** Where it answers this machine's programs, for example {@code http://127.0.0.1:8787}. */
  public String url() {
    return urls.local();
  }

  /** Where people reach it, for example {@code https://analytics.example.com:8787}. */
  public String publicUrl() {
    return urls.seen();
  }

  public String token() {
    return token;
  }

  /** A link that signs one browser in, once, within five minutes. */
  public String signInLink() {
    String code = context.getBean(SignIn.class).issueCode(Viewer.LOCAL_ADMINISTRATOR);
    return publicUrl() + "/login?code=" + code;
  }

  /** Why the numbers wait for an archive; empty where they do not, whatever else they lack. */
  public Optional<String> archiveFailure() {
    Follower follower = context.getBean(Follower.class);
    return follower.isArchiveAway() ? follower.failure() : Optional.empty();
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  private record Urls(String local, String seen) {}

  @Override
  public void close() {
    try {
      context.close();
    } finally {
      lock.close();
    }
  }
}
