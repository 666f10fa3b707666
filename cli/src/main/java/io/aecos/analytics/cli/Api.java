package io.aecos.analytics.cli;

import io.aecos.analytics.client.Authorities;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's HTTP API as commands use it. */
final class Api {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofMinutes(30);

  private final HttpClient client;
  private final String url;
  private final String token;

  Api(String url, String token) {
    this(url, token, null);
  }

  /** {@code authorities} names a file of certificates to trust besides the platform's. */
  Api(String url, String token, @Nullable Path authorities) {
    this.url = url;
    this.token = token;
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    this.client =
        (authorities == null ? builder : builder.sslContext(trusting(authorities))).build();
  }

  private static SSLContext trusting(Path authorities) {
    try {
      return Authorities.besides(authorities);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.USAGE, "AECOS_ANALYTICS_CA cannot be used: " + e.getMessage());
    }
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, Object body) {
    return send("POST", path, body);
  }

  /** The content of a file that the server hands out. */
  byte[] bytes(String path) {
    HttpResponse<byte[]> answer = answer(request(path).GET());
    if (answer.statusCode() >= 400) {
      throw refusal(answer.statusCode(), Api.JSON.readTree(answer.body()));
    }
    return answer.body();
  }

  /** An answer that may be too long to hold; broken off, it ends with an {@code IOException}. */
  InputStream stream(String path) throws IOException {
    try {
      HttpResponse<InputStream> answer =
          client.send(request(path).GET().build(), BodyHandlers.ofInputStream());
      if (answer.statusCode() >= 400) {
        try (InputStream body = answer.body()) {
          throw refusal(answer.statusCode(), JSON.readTree(body.readAllBytes()));
        }
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCodes.UNREACHABLE, "interrupted");
    }
  }

  JsonNode put(String path, Object body) {
    return send("PUT", path, body);
  }

  JsonNode patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  JsonNode delete(String path) {
    return send(request(path).DELETE());
  }

  private JsonNode send(String method, String path, Object body) {
    byte[] json = JSON.writeValueAsBytes(body);
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(json)));
  }

  /** Whether the server answers, be it that it cannot do anything now. */
  boolean isThere() {
    try {
      int status = answer(request("/api/status")).statusCode();
      return status < 400 || status >= 500;
    } catch (CommandFailure e) {
      return false;
    }
  }

  /** A value for the query of an address. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer = answer(request);
    try {
      JsonNode body = JSON.readTree(answer.body());
      if (answer.statusCode() >= 400) {
        throw refusal(answer.statusCode(), body);
      }
      return body;
    } catch (JacksonException e) {
      throw silent(e);
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw silent(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCodes.UNREACHABLE, "interrupted");
    }
  }

  private CommandFailure silent(Exception e) {
    return new CommandFailure(
        ExitCodes.UNREACHABLE, "The server at " + url + " does not answer: " + e.getMessage());
  }

  private static CommandFailure refusal(int status, JsonNode problem) {
    return new CommandFailure(ExitCodes.ofStatus(status), message(problem));
  }

  /** A problem in one line: the field, what is wrong, what is allowed. */
  private static String message(JsonNode problem) {
    String field = problem.path("field").asString("");
    String detail = problem.path("detail").asString("the server refused");
    List<String> allowed = new ArrayList<>();
    problem.path("allowed").forEach(value -> allowed.add(value.asString()));
    return (field.isEmpty() ? "" : field + ": ")
        + detail
        + (allowed.isEmpty() ? "" : " (allowed: " + String.join(", ", allowed) + ")");
  }
}
