package io.aecos.analytics.engine.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3PlaceTest {
  @Test
  void place_saysWhereItIs_andItsKeysShowNoSecret() {
    S3Place place = S3Place.of("https://s3.example.com", "firm", "a/b", "eu-central-1", true);

    assertThat(place.prefix()).isEqualTo("a/b/");
    assertThat(place.words()).isEqualTo("s3://firm/a/b/ at https://s3.example.com");
    assertThat(S3Place.of("http://127.0.0.1:9000/", "firm", "", "x", false).prefix()).isEmpty();
    assertThat(new S3Keys("AKIA", "geheim").toString()).isEqualTo("AKIA:***");
  }

  @ParameterizedTest
  @CsvSource({
    "s3.example.com, firm, a, eu, endpoint must be the address",
    "http://s3.example.com, firm, a, eu, endpoint must begin with https",
    "ftp://s3.example.com, firm, a, eu, endpoint must begin with https",
    "https://key:geheim@s3.example.com, firm, a, eu, without a name or password",
    "https://s3.example.com/firm, firm, a, eu, say the rest",
    "https://s3.example.com?x=1, firm, a, eu, say the rest",
    "https://s3 .example.com, firm, a, eu, endpoint is no address",
    "https://s3.example.com, Firm, a, eu, bucket must be",
    "https://s3.example.com, fi, a, eu, bucket must be",
    "https://s3.example.com, firm, ../a, eu, prefix must be",
    "https://s3.example.com, firm, a//b, eu, prefix must be",
    "https://s3.example.com, firm, a, EU Central, region must be"
  })
  void place_thatIsNone_isRefused_andSaysWhat(
      String endpoint, String bucket, String prefix, String region, String what) {
    assertThatThrownBy(() -> S3Place.of(endpoint, bucket, prefix, region, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(what)
        .hasMessageNotContaining("geheim");
  }
}
