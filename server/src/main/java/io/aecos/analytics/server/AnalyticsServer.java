package io.aecos.analytics.server;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.server.directory.DemoDirectory;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.directory.ServerFile;
import io.aecos.analytics.server.gate.Secrets;
import io.aecos.analytics.server.gate.SignIn;
import io.aecos.analytics.server.settings.ConfigFile;
import io.aecos.analytics.server.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
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
  private final String url;
  private final String token;

  private AnalyticsServer(
      DirectoryLock lock, ConfigurableApplicationContext context, String url, String token) {
    this.lock = lock;
    this.context = context;
    this.url = url;
    this.token = token;
  }

  public static AnalyticsServer start(ServerOptions options) {
    return start(options, beans -> {});
  }

  /** {@code more} may add parts, and put them in the place of others as the primary ones. */
  static AnalyticsServer start(ServerOptions options, Consumer<GenericApplicationContext> more) {
    DirectoryLock lock = DirectoryLock.take(options.data());
    try {
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
    int port = Ports.choose(options.port(), settings.server().port());
    ConfigurableApplicationContext context =
        run(
            Map.of(
                "server.port",
                port,
                "server.tomcat.connection-timeout",
                settings.server().stalledSeconds() + "s"),
            beans -> {
              beans.registerBean(ServerOptions.class, () -> options);
              beans.registerBean(Settings.class, () -> settings);
              beans.registerBean(WebWiring.LocalToken.class, () -> new WebWiring.LocalToken(token));
              more.accept(beans);
            });
    WebServer webServer = ((WebServerApplicationContext) context).getWebServer();
    int bound = Objects.requireNonNull(webServer, "the web server runs by now").getPort();
    String url = "http://127.0.0.1:" + bound;
    lock.announce(new ServerFile(pid, Version.CURRENT, startedAt, url, token));
    return new AnalyticsServer(lock, context, url, token);
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
      throw known(e);
    }
  }

  /** What a part said when it could not be made, without the framework's wrapping. */
  private static RuntimeException known(RuntimeException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnalyticsException analytics) {
        return analytics;
      }
    }
    return error;
  }

  /** Where it answers, for example {@code http://127.0.0.1:8787}. */
  public String url() {
    return url;
  }

  public String token() {
    return token;
  }

  /** A link that signs one browser in, once, within five minutes. */
  public String signInLink() {
    String code = context.getBean(SignIn.class).issueCode(Viewer.LOCAL_ADMINISTRATOR);
    return url + "/login?code=" + code;
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    try {
      context.close();
    } finally {
      lock.close();
    }
  }
}
