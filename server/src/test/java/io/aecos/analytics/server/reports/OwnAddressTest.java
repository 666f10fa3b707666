package io.aecos.analytics.server.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressTest {
  private static final OwnAddress OWN =
      new OwnAddress(() -> "http://127.0.0.1:8787", List.of("analytics.firm.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cost?period=90d",
        "cost",
        "http://127.0.0.1:8787/cost",
        "http://localhost:8787/cost",
        "https://Analytics.firm.example/cost"
      })
  void has_pathsAndItsOwnHosts(String address) {
    assertThat(OWN.has(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://evil.example/cost",
        "//evil.example/cost",
        "http://127.0.0.1:8787@evil.example/cost",
        "http://127.0.0.1:9999/cost",
        "ftp://127.0.0.1:8787/cost",
        "http:///cost"
      })
  void has_nothingElse(String address) {
    assertThat(OWN.has(URI.create(address))).isFalse();
  }
}
