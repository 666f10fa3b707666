package io.aecos.analytics.server.reports;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.report.sign.TimeStamps;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the configured server of time stamps, by RFC 3161 over HTTP. */
final class TimeStampServer implements TimeStamps {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI address;

  TimeStampServer(String address) {
    this.address = URI.create(address);
  }

  @Override
  public byte[] answer(byte[] request) {
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(address)
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/timestamp-query")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw unavailable("it answers " + answer.statusCode(), null);
      }
      return answer.body();
    } catch (IOException e) {
      throw unavailable(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted", e);
    }
  }

  private AnalyticsException unavailable(
      String why, @org.jspecify.annotations.Nullable Exception cause) {
    return new AnalyticsException(
        ErrorCode.OVERLOADED,
        "The time stamp server " + address.getHost() + " cannot be used: " + why,
        cause);
  }
}
