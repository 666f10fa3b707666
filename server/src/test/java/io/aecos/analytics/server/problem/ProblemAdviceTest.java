package io.aecos.analytics.server.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a client gets of an endpoint that fails, before and after the first of its answer left. */
class ProblemAdviceTest {
  private static ConfigurableApplicationContext context;

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({ProblemAdvice.class, Failing.class})
  static class Wiring {
    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }

    @Bean
    Problems problems(JsonMapper json) {
      return new Problems(json);
    }
  }

  @RestController
  static class Failing {
    @GetMapping("/early")
    void early() {
      throw new IllegalStateException("a secret");
    }

    @GetMapping("/late")
    void late(HttpServletResponse response) throws IOException {
      response.setContentType("text/csv");
      response.getOutputStream().print("id\r\n1\r\n");
      response.flushBuffer();
      throw new IllegalStateException("a secret");
    }
  }

  @BeforeAll
  static void start() {
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setDefaultProperties(Map.of("server.port", 0));
    context = application.run();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void failure_isAProblemWithoutItsReason() throws Exception {
    HttpResponse<String> answer = get("/early");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("INTERNAL").doesNotContain("secret");
  }

  @Test
  void failureInTheMiddleOfAnAnswer_doesNotPassForItsEnd() {
    assertThatThrownBy(() -> get("/late")).isInstanceOf(IOException.class);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    URI address = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
