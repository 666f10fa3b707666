package io.aecos.analytics.server.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.audit.Unaudited;
import io.aecos.analytics.server.gate.Caller;
import io.aecos.analytics.server.gate.Effect;
import io.aecos.analytics.server.gate.Owners;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people want to be told of. Each alert is its owner's; administrators see all. */
@RestController
@RequestMapping("/api/alerts")
public final class AlertsEndpoint {
  private final AlertDesk desk;
  private final Owners owners;

  public AlertsEndpoint(AlertDesk desk, Owners owners) {
    this.desk = desk;
    this.owners = owners;
  }

  /** For how long nothing is delivered, such as 2h; null ends it. */
  public record Silence(@JsonProperty("for") @Nullable String lasting) {}

  @GetMapping
  @Requires(Permission.READ_METRICS)
  public AlertJson.AlertsJson all(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    return new AlertJson.AlertsJson(desk.of(viewer));
  }

  @PostMapping
  @Audited("alert.add")
  @Requires(Permission.EXPORT)
  @ResponseStatus(HttpStatus.CREATED)
  public AlertJson add(Viewer viewer, @RequestBody AlertRequest asked, HttpServletRequest request) {
    owners.requireOwner(Caller.of(request));
    return noted(desk.add(viewer, asked));
  }

  /** How often it would have fired over the last year. */
  @PostMapping("/simulate")
  @Unaudited(because = "asks how often an alert would have fired and changes nothing")
  @Requires(value = Permission.READ_METRICS, effect = Effect.NOTHING)
  public Simulation.SimulationJson simulate(Viewer viewer, @RequestBody AlertRequest asked) {
    return desk.simulate(viewer, asked);
  }

  @GetMapping("/{id}")
  @Requires(Permission.READ_METRICS)
  public AlertJson one(Viewer viewer, @PathVariable String id) {
    return desk.one(viewer, id);
  }

  @PutMapping("/{id}")
  @Audited("alert.change")
  @Requires(Permission.EXPORT)
  public AlertJson replace(
      Viewer viewer,
      @PathVariable String id,
      @RequestBody AlertRequest asked,
      HttpServletRequest request) {
    owners.requireOwner(Caller.of(request));
    return noted(desk.replace(viewer, id, asked));
  }

  @PostMapping("/{id}/silence")
  @Audited("alert.silence")
  @Requires(Permission.EXPORT)
  public AlertJson silence(Viewer viewer, @PathVariable String id, @RequestBody Silence silence) {
    AuditNote.current().on(id).detail("for", silence.lasting());
    return desk.silence(viewer, id, silence.lasting());
  }

  @DeleteMapping("/{id}")
  @Audited("alert.remove")
  @Requires(Permission.EXPORT)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void remove(Viewer viewer, @PathVariable String id) {
    desk.remove(viewer, id);
  }

  private static AlertJson noted(AlertJson alert) {
    AuditNote.current()
        .on(alert.id())
        .detail("name", alert.name())
        .detail("kind", alert.rule().kind())
        .detail("deliver", alert.deliver());
    return alert;
  }
}
