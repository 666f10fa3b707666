package io.aecos.analytics.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Brings one batch to the server and understands the answer. For one thread. */
final class Courier {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final ClientSettings settings;
  private @Nullable HttpClient http;
  private boolean known;

  Courier(ClientSettings settings) {
    this.settings = settings;
  }

  /** Sends {@code payloads}, waiting for at most {@code limit}. */
  Answer deliver(List<byte[]> payloads, Duration limit) throws InterruptedException {
    try {
      ServerAddress address = ServerAddress.of(settings);
      if (address == null) {
        return later("no server is named, and none runs on " + settings.dataDirectory());
      }
      return understand(send(request(address, payloads, limit), limit), payloads.size());
    } catch (ExecutionException e) {
      return later(Troubles.describe(e.getCause() == null ? e : e.getCause()));
    } catch (TimeoutException e) {
      return later("no answer within " + limit.toMillis() + " ms");
    } catch (IOException | RuntimeException e) {
      return later(Troubles.describe(e));
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request, Duration limit)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http().sendAsync(request, status -> new BoundedBody());
    try {
      // The request's own timeout ends with the headers; this one covers a body that drips.
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(ServerAddress address, List<byte[]> payloads, Duration limit)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.events())
            .timeout(limit)
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .header("Accept", "application/json, application/problem+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(payloads)));
    if (address.token() != null) {
      request.header("Authorization", "Bearer " + address.token());
    }
    return request.build();
  }

  private static byte[] gzip(List<byte[]> payloads) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
    try (OutputStream gzip = new GZIPOutputStream(bytes, 8 * 1024)) {
      for (byte[] payload : payloads) {
        gzip.write(payload);
        gzip.write('\n');
      }
    }
    return bytes.toByteArray();
  }

  private HttpClient http() throws IOException {
    HttpClient client = http;
    if (client == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT_LIMIT)
              .followRedirects(HttpClient.Redirect.NEVER);
      Path authorities = settings.authorities();
      if (authorities != null) {
        builder.sslContext(Authorities.besides(authorities));
      }
      client = builder.build();
      http = client;
    }
    return client;
  }

  private Answer understand(HttpResponse<byte[]> response, int sent) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return acknowledgement(response, sent);
    }
    String reason = "the server answered " + status;
    boolean problem =
        response
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("application/problem+json");
    // Whatever else stands at a wrong address may say 400 to everything: that loses no event.
    if (status == 413 || ((status == 400 || status == 422) && (problem || known))) {
      return new Answer.Unacceptable(reason);
    }
    return status == 429 || status == 503
        ? new Answer.Later(reason, retryAfter(response))
        : later(reason);
  }

  /** A 2xx counts only when it speaks of this batch: a captive portal says 200 to everything. */
  private Answer acknowledgement(HttpResponse<byte[]> response, int sent) {
    Map<String, Object> receipt = JsonReader.object(response.body());
    if (receipt == null || CounterFile.numberOf(receipt.get("received")) != sent) {
      return later(
          "the answer " + response.statusCode() + " is no receipt for " + sent + " events");
    }
    known = true;
    return new Answer.Acknowledged(
        new ClientStats.Sent(
            CounterFile.numberOf(receipt.get("stored")),
            CounterFile.numberOf(receipt.get("duplicate")),
            length(receipt.get("quarantined")),
            length(receipt.get("refused"))));
  }

  private static long length(@Nullable Object listOrNumber) {
    return listOrNumber instanceof List<?> list ? list.size() : CounterFile.numberOf(listOrNumber);
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String text = response.headers().firstValue("Retry-After").orElse("").strip();
    if (!text.matches("[0-9]{1,9}")) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(Long.parseLong(text));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static Answer later(String reason) {
    return new Answer.Later(reason, Duration.ZERO);
  }
}
