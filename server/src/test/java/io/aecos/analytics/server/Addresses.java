package io.aecos.analytics.server;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every address that a server has a handler for, its own and the framework's. */
final class Addresses {

  private Addresses() {}

  /** With {@code x} in place of what varies. */
  static Set<String> of(TestServer server) {
    Set<String> paths = new TreeSet<>();
    server
        .server()
        .context()
        .getBeanProvider(RequestMappingInfoHandlerMapping.class)
        .forEach(
            mapping ->
                mapping.getHandlerMethods().keySet().stream()
                    .flatMap(info -> info.getPatternValues().stream())
                    .map(pattern -> pattern.replaceAll("\\{[^}]*\\}", "x").replace("/**", "/x"))
                    .forEach(paths::add));
    return paths;
  }
}
