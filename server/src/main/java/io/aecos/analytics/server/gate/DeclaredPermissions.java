package io.aecos.analytics.server.gate;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Stops the start when an endpoint does not declare the permission that it requires. */
public final class DeclaredPermissions implements SmartInitializingSingleton {
  private final Stream<RequestMappingInfoHandlerMapping> mappings;

  public DeclaredPermissions(Stream<RequestMappingInfoHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> undeclared =
        mappings
            .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
            .filter(handler -> PermissionCheck.permissionOf(handler) == null)
            .map(HandlerMethod::toString)
            .toList();
    if (!undeclared.isEmpty()) {
      throw new IllegalStateException("endpoints without a permission: " + undeclared);
    }
  }
}
