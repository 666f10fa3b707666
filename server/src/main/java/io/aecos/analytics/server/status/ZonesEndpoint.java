package io.aecos.analytics.server.status;

import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import java.time.ZoneId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The time zones that this server knows; a browser may know others, which it would refuse. */
@RestController
public final class ZonesEndpoint {

  /** Names that {@code tz} can be, in their order. */
  public record ZonesJson(List<String> zones) {}

  @GetMapping("/api/zones")
  @Requires(Permission.READ_STATUS)
  public ZonesJson zones() {
    return new ZonesJson(ZoneId.getAvailableZoneIds().stream().sorted().toList());
  }
}
