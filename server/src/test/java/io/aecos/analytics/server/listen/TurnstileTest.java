package io.aecos.analytics.server.listen;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real servlet container, with one place for questions and one for deliveries. */
class TurnstileTest {
  private final Tomcat tomcat = new Tomcat();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", directory.toString());
    Tomcat.addServlet(
        context,
        "work",
        new HttpServlet() {
          @Override
          protected void service(HttpServletRequest request, HttpServletResponse response) {
            if (request.getRequestURI().equals("/api/metrics/query")) {
              asked.countDown();
              await(answering);
            }
          }
        });
    context.addServletMappingDecoded("/", "work");
    FilterDef filter = new FilterDef();
    filter.setFilterName("turnstile");
    filter.setFilter(new Turnstile(1, 1));
    context.addFilterDef(filter);
    FilterMap map = new FilterMap();
    map.setFilterName("turnstile");
    map.addURLPattern("/*");
    context.addFilterMap(map);
    tomcat.getConnector();
    tomcat.start();
  }

  @AfterEach
  void stop() throws Exception {
    answering.countDown();
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void delivery_whileAllPlacesOfQuestionsAreTaken_isTakenIn() throws Exception {
    CompletableFuture<HttpResponse<Void>> first = send("POST", "/api/metrics/query");
    await(asked);
    CompletableFuture<HttpResponse<Void>> second = send("GET", "/api/events");

    assertThat(send("POST", "/api/events").get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

    assertThat(second).isNotDone();
    answering.countDown();
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(second.join().statusCode()).isEqualTo(200);
  }

  private CompletableFuture<HttpResponse<Void>> send(String method, String path) {
    URI address = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path);
    return client.sendAsync(
        HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.discarding());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
