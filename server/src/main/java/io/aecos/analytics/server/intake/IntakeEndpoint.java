package io.aecos.analytics.server.intake;

import static java.util.Objects.requireNonNull;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.intake.Receipt;
import io.aecos.analytics.intake.Sender;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.server.audit.Unaudited;
import io.aecos.analytics.server.gate.Caller;
import io.aecos.analytics.server.gate.Credentials;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes events in. The answer is given after all of the request is durable. */
@RestController
public final class IntakeEndpoint {
  private static final String SOURCE = "http";
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-ndjson",
          "application/cloudevents+json",
          "application/cloudevents-batch+json");

  private final Intake intake;
  private final Follower follower;
  private final BodyReader bodies;
  private final RateLimits rates;
  private final Clock clock;

  public IntakeEndpoint(Intake intake, Follower follower, IntakeLimits limits, Clock clock) {
    this.intake = intake;
    this.follower = follower;
    this.bodies = new BodyReader(limits);
    this.rates = new RateLimits(limits.eventsPerSecond());
    this.clock = clock;
  }

  @PostMapping("/api/events")
  @Unaudited(because = "the ledger keeps every delivery with its sender and its outcome")
  @Requires(Permission.WRITE_EVENTS)
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = "application/json", schema = @Schema(type = "object")),
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
        @Content(mediaType = "application/cloudevents+json", schema = @Schema(type = "object")),
        @Content(mediaType = "application/cloudevents-batch+json", schema = @Schema(type = "array"))
      })
  public ReceiptJson accept(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String type = mediaType(request.getContentType());
    if (!CloudEvents.isBinary(request) && !isKnown(type)) {
      throw AnalyticsException.invalid(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type",
          "'" + type + "' brings no events",
          TYPES);
    }
    Sender sender = requireNonNull(Caller.of(request), "nobody unknown gets here").sender();
    return bodies.read(
        request,
        body -> accept(sender, items(request, type, body, clock.instant()), request, response));
  }

  private ReceiptJson accept(
      Sender sender,
      List<Delivery.Item> items,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (items.isEmpty()) {
      throw new AnalyticsException(ErrorCode.INVALID_BODY, "The body holds no events");
    }
    rates.take(Credentials.keyOf(request), items.size(), response);
    Receipt receipt = intake.accept(Delivery.by(sender, SOURCE, items));
    follower.delivered(items.size());
    return ReceiptJson.of(receipt);
  }

  private static List<Delivery.Item> items(
      HttpServletRequest request, String type, byte[] body, Instant now) {
    return switch (type) {
      case "application/cloudevents+json" -> CloudEvents.structured(body, now);
      case "application/cloudevents-batch+json" -> CloudEvents.batch(body, now);
      case "application/x-ndjson", "application/ndjson", "application/jsonl" ->
          JsonItems.ofLines(body);
      default ->
          CloudEvents.isBinary(request)
              ? CloudEvents.binary(request, body, now)
              : JsonItems.ofJson(body);
    };
  }

  private static boolean isKnown(String type) {
    return TYPES.contains(type)
        || type.equals("application/ndjson")
        || type.equals("application/jsonl");
  }

  private static String mediaType(@Nullable String header) {
    return header == null
        ? "application/json"
        : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
