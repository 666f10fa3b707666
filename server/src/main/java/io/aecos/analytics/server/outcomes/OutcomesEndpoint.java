package io.aecos.analytics.server.outcomes;

import static java.util.Objects.requireNonNull;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.intake.Receipt;
import io.aecos.analytics.outcome.OutcomeReader;
import io.aecos.analytics.outcome.Outcomes;
import io.aecos.analytics.outcome.Outcomes.Outcome;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Caller;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.outcomes.OutcomesJson.LineJson;
import io.aecos.analytics.server.reconcile.VisibleNames;
import io.aecos.analytics.server.settings.ServerIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes a table of actual costs and durations in: all of it that can be understood, or nothing. */
@RestController
public final class OutcomesEndpoint {
  private static final String SOURCE = "csv";

  private final Intake intake;
  private final Follower follower;
  private final VisibleNames names;
  private final MetricService metrics;
  private final ServerIdentity identity;

  public OutcomesEndpoint(
      Intake intake,
      Follower follower,
      VisibleNames names,
      MetricService metrics,
      ServerIdentity identity) {
    this.intake = intake;
    this.follower = follower;
    this.names = names;
    this.metrics = metrics;
    this.identity = identity;
  }

  /** A table's bytes (base64 in JSON), and the text of the map that says how to read it. */
  public record OutcomesRequest(byte @Nullable [] csv, @Nullable String map) {}

  @PostMapping("/api/outcomes")
  @Audited("outcomes.import")
  @Requires(Permission.WRITE_EVENTS)
  public OutcomesJson accept(
      Viewer viewer, @RequestBody OutcomesRequest body, HttpServletRequest request) {
    byte[] csv = body.csv();
    if (csv == null) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY, "csv", "is missing: the table's bytes in base64", List.of());
    }
    Outcomes outcomes = new OutcomeReader(names.of(viewer), identity.zone()).read(csv, body.map());
    List<LineJson> notes = new OutcomeNotes(metrics, viewer, identity.zone()).of(outcomes);
    List<Delivery.Item> items =
        outcomes.outcomes().stream()
            .<Delivery.Item>map(one -> new Delivery.Typed(one.event(), "line " + one.line()))
            .toList();
    Receipt receipt =
        intake.accept(
            Delivery.by(
                requireNonNull(Caller.of(request), "nobody unknown gets here").sender(),
                SOURCE,
                items));
    follower.delivered(items.size());
    return answer(receipt, outcomes.outcomes(), notes);
  }

  private static OutcomesJson answer(
      Receipt receipt, List<Outcome> outcomes, List<LineJson> notes) {
    return new OutcomesJson(
        receipt.received(),
        receipt.stored(),
        receipt.duplicate(),
        receipt.quarantined().stream()
            .map(one -> new LineJson(outcomes.get(one.index()).line(), one.reason()))
            .toList(),
        receipt.refused().stream()
            .map(one -> new LineJson(outcomes.get(one.index()).line(), one.reason()))
            .toList(),
        notes);
  }
}
