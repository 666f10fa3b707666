package io.aecos.analytics.engine.s3;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Clients that go by what they are told and nothing else: no profile of the user, no variable of
 * the environment, no service of the machine decides who asks or who is asked.
 */
final class S3Clients {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofMinutes(5);
  private static final int TRIES = 3;

  private S3Clients() {}

  static S3Client open(S3Place place, S3Keys keys) {
    return S3Client.builder()
        .endpointOverride(place.endpoint())
        .region(Region.of(place.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(keys.accessKey(), keys.secretKey())))
        .defaultsMode(DefaultsMode.STANDARD)
        .serviceConfiguration(
            S3Configuration.builder()
                .pathStyleAccessEnabled(place.pathStyle())
                .accelerateModeEnabled(false)
                .dualstackEnabled(false)
                .useArnRegionEnabled(false)
                .multiRegionEnabled(false)
                .chunkedEncodingEnabled(false)
                .profileFile(S3Clients::noProfiles)
                .build())
        .disableS3ExpressSessionAuth(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECTING).socketTimeout(SILENCE))
        .overrideConfiguration(overrides())
        .build();
  }

  private static ClientOverrideConfiguration overrides() {
    return ClientOverrideConfiguration.builder()
        .defaultProfileFile(noProfiles())
        .defaultProfileName("none")
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(TRIES).build())
        .apiCallTimeout(CALL)
        .build();
  }

  private static ProfileFile noProfiles() {
    return ProfileFile.aggregator().build();
  }
}
