package io.aecos.analytics.server.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.intake.Delivery;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * CloudEvents 1.0 in the structured, batch and binary modes of the HTTP binding, read by the SDK of
 * the standard; {@link CloudEventMapping} makes events of them. What is no CloudEvent is broken
 * input with the reason; what fails otherwise is a failure of ours and reaches the caller as it is.
 */
final class CloudEvents {
  private static final String ONE = "index 0";

  /** How the SDK names the attribute that it complains about. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "mandatory (\\w+) attribute|attribute(?:/extension (?:type|value) for)?:? [\"']?(\\w+)"
              + "|extensions name: (\\w+)|invalid (specversion)",
          Pattern.CASE_INSENSITIVE);

  private static final EventFormat FORMAT =
      Objects.requireNonNull(
          EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE),
          "the JSON format of CloudEvents");

  private CloudEvents() {}

  static List<Delivery.Item> structured(byte[] body, Instant now) {
    return List.of(item(body, ONE, now));
  }

  static List<Delivery.Item> batch(byte[] body, Instant now) {
    List<Delivery.Item> items = new ArrayList<>();
    for (Delivery.Item item : JsonItems.ofJson(body)) {
      items.add(
          item instanceof Delivery.Json json ? item(json.json(), json.location(), now) : item);
    }
    return items;
  }

  static boolean isBinary(HttpServletRequest request) {
    return request.getHeader("ce-specversion") != null;
  }

  static List<Delivery.Item> binary(HttpServletRequest request, byte[] body, Instant now) {
    CloudEventHeaders headers = CloudEventHeaders.of(request);
    return List.of(
        item(
            headers.before(body),
            ONE,
            now,
            () -> read(() -> HttpMessageFactory.createReader(headers::each, body).toEvent())));
  }

  private static Delivery.Item item(byte[] raw, String location, Instant now) {
    return item(
        raw,
        location,
        now,
        () -> {
          CloudEventMapping.requireObject(raw);
          return read(() -> FORMAT.deserialize(raw));
        });
  }

  private static Delivery.Item item(
      byte[] raw, String location, Instant now, Supplier<CloudEvent> cloud) {
    try {
      byte[] json = CloudEventMapping.json(cloud.get(), now);
      return new Delivery.Typed(EventJson.read(json, "http", now), location);
    } catch (AnalyticsException e) {
      String field = Objects.requireNonNullElse(e.field(), "");
      return new Delivery.Broken(raw, location, field, String.valueOf(e.getMessage()));
    }
  }

  /** These are what the SDK throws at input; a required attribute that is missing is a state. */
  private static CloudEvent read(Supplier<CloudEvent> sdk) {
    try {
      return sdk.get();
    } catch (CloudEventRWException | EventDeserializationException | IllegalStateException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
      throw CloudEventMapping.invalid(field(message), "not a CloudEvent 1.0: " + message);
    }
  }

  private static String field(String message) {
    Matcher attribute = ATTRIBUTE.matcher(message);
    return attribute.find()
        ? IntStream.rangeClosed(1, attribute.groupCount())
            .mapToObj(attribute::group)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("")
        : "";
  }
}
