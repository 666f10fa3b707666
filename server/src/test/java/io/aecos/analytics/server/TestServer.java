package io.aecos.analytics.server;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.gate.ChosenCaller;
import io.aecos.analytics.server.gate.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server on a free port with real engines in a directory of its own, and a client of it. */
public final class TestServer implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final AnalyticsServer server;

  private TestServer(AnalyticsServer server) {
    this.server = server;
  }

  static TestServer in(Path directory) {
    return new TestServer(
        AnalyticsServer.start(ServerOptions.passing(new DataDirectory(directory), false)));
  }

  /** One whose ledger is in the database at {@code address}. */
  static TestServer in(Path directory, String address) {
    return new TestServer(
        AnalyticsServer.start(ServerOptions.passing(new DataDirectory(directory), false, address)));
  }

  /** One where the local token's holder may say, in the header {@code X-Viewer}, who they are. */
  static TestServer in(Path directory, Map<String, Viewer> viewers) {
    return of(
        new DataDirectory(directory),
        beans ->
            beans.registerBean(
                "chosenCaller", ChosenCaller.class, () -> new ChosenCaller(viewers)));
  }

  /** One with further parts in it. */
  static TestServer of(DataDirectory directory, Consumer<GenericApplicationContext> parts) {
    return new TestServer(AnalyticsServer.start(ServerOptions.passing(directory, false), parts));
  }

  AnalyticsServer server() {
    return server;
  }

  int port() {
    return URI.create(server.url()).getPort();
  }

  /** The path of a fresh sign-in link. */
  String signInPath() {
    return server.signInLink().substring(server.url().length());
  }

  /** A cookie of this server; its name tells the port. */
  String cookie(String session) {
    return "aecos_session_" + port() + "=" + session;
  }

  /** Makes somebody known and signs them in by a link; the cookie to send. */
  String signedInAs(String name, Viewer.Role role, String... identities) {
    new Directory(server.context().getBean(Registry.class))
        .add(new Person(name, role, Set.of(identities), null, true, Instant.now()));
    String code = server.context().getBean(SignIn.class).issueCode(name);
    return send(anonymous("/login?code=" + code).GET())
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .split(";")[0];
  }

  /** A request as the local token's holder. */
  HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", "Bearer " + server.token());
  }

  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError("the server does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpResponse<byte[]> get(String path) {
    return send(request(path).GET());
  }

  JsonNode json(String path) {
    return json(get(path));
  }

  HttpResponse<byte[]> post(String path, String type, String body) {
    return post(path, type, BodyPublishers.ofString(body));
  }

  HttpResponse<byte[]> post(String path, String type, BodyPublisher body) {
    return send(request(path).header("Content-Type", type).POST(body));
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    return JSON.readTree(response.body());
  }

  /** Asks until the answer is as wanted; what is stored becomes visible a moment later. */
  JsonNode await(String path, Predicate<JsonNode> wanted) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    JsonNode answer = json(path);
    while (!wanted.test(answer)) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not in time: " + answer.toPrettyString());
      }
      Thread.onSpinWait();
      answer = json(path);
    }
    return answer;
  }

  void awaitVisible() {
    await("/api/status", status -> status.path("behind").asLong() == 0);
  }

  /** Makes the projection again; how that ended. */
  JsonNode rebuilt() {
    HttpResponse<byte[]> started = post("/api/rebuild?verify=true", "application/json", "");
    String job = started.headers().firstValue("Location").orElseThrow();
    return await(job, rebuild -> !rebuild.path("state").asString().equals("running"));
  }

  @Override
  public void close() {
    server.close();
  }
}
