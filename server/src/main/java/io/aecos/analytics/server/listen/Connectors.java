package io.aecos.analytics.server.listen;

import io.aecos.analytics.server.settings.ListenSettings;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * What can be asked of the web server beside its main port: problems instead of its own pages, a
 * port on loopback for this machine's own programs, where the main one asks for TLS or cannot be
 * reached from here, and belief in what named proxies say about who asks.
 */
public final class Connectors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HEADER_BYTES = 192 * 1024;

  private final ListenSettings settings;
  private final int stalledMillis;
  private final @Nullable Connector local;

  public Connectors(ListenSettings settings, int stalledSeconds) {
    this.settings = settings;
    this.stalledMillis = stalledSeconds * 1_000;
    this.local = isReachedFromHere(settings) ? null : connector();
  }

  private static boolean isReachedFromHere(ListenSettings settings) {
    InetAddress address = settings.address();
    boolean reached = address.isLoopbackAddress() || address.isAnyLocalAddress();
    return reached && settings.tls() == null;
  }

  private Connector connector() {
    Connector connector = new Connector("HTTP/1.1");
    connector.setPort(0);
    connector.setProperty("address", LOOPBACK);
    connector.setProperty("connectionTimeout", Integer.toString(stalledMillis));
    connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(HEADER_BYTES));
    return connector;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemReport.class.getName());
          }
        });
    if (local != null) {
      factory.addAdditionalConnectors(local);
    }
    if (!settings.proxies().isEmpty()) {
      factory.addEngineValves(forwarded(settings.proxies()));
    }
  }

  /** Believes nobody but the named ones; by itself the valve believes all private networks. */
  private static RemoteIpValve forwarded(List<String> proxies) {
    RemoteIpValve valve = new RemoteIpValve();
    valve.setInternalProxies(proxies.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    valve.setRemoteIpHeader("X-Forwarded-For");
    valve.setProtocolHeader("X-Forwarded-Proto");
    valve.setHostHeader("X-Forwarded-Host");
    valve.setPortHeader("X-Forwarded-Port");
    return valve;
  }

  /** Where this machine's own programs reach the running server. */
  public String localUrl(WebServer running) {
    if (local == null) {
      InetAddress address = settings.address();
      return "http://" + host(address) + ":" + running.getPort();
    }
    Connector[] connectors = ((TomcatWebServer) running).getTomcat().getService().findConnectors();
    for (Connector connector : connectors) {
      if (connector == local) {
        return "http://" + LOOPBACK + ":" + connector.getLocalPort();
      }
    }
    throw new IllegalStateException("the port for this machine's programs is not open");
  }

  /** Where people reach it, as far as the server can tell. */
  public String publicUrl(WebServer running, List<String> hosts) {
    if (settings.tls() == null) {
      return localUrl(running);
    }
    String host = hosts.isEmpty() ? host(settings.address()) : hosts.get(0);
    return "https://" + host + (running.getPort() == 443 ? "" : ":" + running.getPort());
  }

  private static String host(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      return LOOPBACK;
    }
    String text = address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }
}
