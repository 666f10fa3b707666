package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The web's types are made of {@code web/openapi.json}, which is what the API says of itself. After
 * a change of the API, {@code ./mvnw -pl server test -Dtest=OpenApiDocumentTest -Daecos.write=true}
 * writes it anew, and {@code npm run types} in {@code web} the types.
 */
class OpenApiDocumentTest {
  private static final Path DOCUMENT = Path.of("../web/openapi.json");

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void document_isWhatTheApiSaysOfItself() throws IOException {
    String document =
        JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(
                    JsonMapper.builder()
                        .build()
                        .treeToValue(server.json("/api/openapi.json"), java.util.TreeMap.class))
            + "\n";
    if (Boolean.getBoolean("aecos.write")) {
      Files.writeString(DOCUMENT, document);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
  }

  /** The framework leaves an answer out when its records cannot be told apart, and goes on. */
  @Test
  void answers_areAllDescribed() {
    List<String> undescribed = new ArrayList<>();
    server
        .json("/api/openapi.json")
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            method
                                .getValue()
                                .path("responses")
                                .properties()
                                .forEach(
                                    answer -> {
                                      JsonNode content = answer.getValue().path("content");
                                      if (content.isObject() && content.isEmpty()) {
                                        undescribed.add(method.getKey() + " " + path.getKey());
                                      }
                                    })));

    assertThat(undescribed).isEmpty();
  }

  @Test
  void answer_saysWhatIsAlwaysThere_andWhatCanBeNull() {
    JsonNode schemas = server.json("/api/openapi.json").path("components").path("schemas");
    JsonNode answer = schemas.path("AnswerJson");

    assertThat(answer.path("required").toString()).contains("\"value\"", "\"target\"");
    assertThat(answer.path("properties").path("value").path("type").toString())
        .contains("number", "null");
    assertThat(answer.path("properties").path("target").path("anyOf")).hasSize(2);
    assertThat(answer.path("properties").path("title").path("type").asString()).isEqualTo("string");
    assertThat(schemas.path("ViewRequest").path("required").toString()).doesNotContain("against");
  }
}
