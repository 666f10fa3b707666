package io.aecos.analytics.server.stream;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.gate.Caller;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events: what changed, in the viewer's scope. */
@RestController
public final class StreamEndpoint {
  private final LiveStream stream;

  public StreamEndpoint(LiveStream stream) {
    this.stream = stream;
  }

  @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Requires(Permission.READ_METRICS)
  public SseEmitter stream(
      HttpServletRequest request,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletResponse response) {
    // A proxy that gathers or packs an answer would hold back what is told.
    response.setHeader("X-Accel-Buffering", "no");
    response.setHeader("Cache-Control", "no-store, no-transform");
    Caller caller = Objects.requireNonNull(Caller.of(request), "the gate lets in no stranger");
    return stream.open(
        caller.viewer(), lastEventId == null ? null : seq(lastEventId), caller::isStillSo);
  }

  private static Long seq(String lastEventId) {
    try {
      return Long.valueOf(lastEventId.strip());
    } catch (NumberFormatException e) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "Last-Event-ID", "must be a whole number", List.of());
    }
  }
}
