package io.aecos.analytics.engine.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.ArchiveStore.Kept;
import io.aecos.analytics.testkit.ledger.ArchiveStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3StoreTest extends ArchiveStoreContract {
  @Override
  protected ArchiveStore open(Path folder) {
    return S3Store.open(TestS3.fresh(), TestS3.KEYS, folder.resolve("drafts"));
  }

  private static void put(ArchiveStore store, String name) throws IOException {
    Path draft = store.draft(name);
    Files.writeString(draft, name);
    store.put(name, draft);
  }

  @Test
  void list_isOfItsPrefixAlone_andGoesOnBehindEachPage(@TempDir Path folder) throws IOException {
    S3Place place = TestS3.fresh();
    S3Place beside =
        S3Place.of(
            place.endpoint().toString(), place.bucket(), place.prefix() + "deeper", "x", true);
    try (ArchiveStore store = new S3Store(place, folder, S3Clients.open(place, TestS3.KEYS), 2);
        ArchiveStore other = S3Store.open(beside, TestS3.KEYS, folder)) {
      put(other, "one");
      for (int i = 0; i < 5; i++) {
        put(store, "x" + i);
      }
      assertThat(other.list()).extracting(Kept::name).containsExactly("one");
      assertThat(store.list())
          .extracting(Kept::name)
          .containsExactly("deeper/one", "x0", "x1", "x2", "x3", "x4");
      assertThat(store.words()).isEqualTo(place.words());
    }
  }

  @Test
  void drafts_ofAProcessThatIsGone_areLeftovers(@TempDir Path folder) throws IOException {
    try (ArchiveStore store = S3Store.open(TestS3.fresh(), TestS3.KEYS, folder)) {
      Path half = store.draft("2026-03/a.parquet");
      Files.writeString(half, "half");
      Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

      assertThat(store.leftovers()).containsExactly(half.getFileName().toString());
      assertThat(store.removeLeftovers()).isEqualTo(1);
      assertThat(half).doesNotExist();
    }
  }

  @Test
  void store_thatRefusesOrIsAway_saysWhat_andShowsNoSecret(@TempDir Path folder) {
    S3Place place = TestS3.fresh();
    S3Keys wrong = new S3Keys(TestS3.KEYS.accessKey(), "geheimnis-das-nicht-stimmt");
    assertFails(place, wrong, folder, "it refuses the access key, its secret, or what is asked");
    S3Place nowhere = new S3Place(place.endpoint(), "no-such-bucket", "", "us-east-1", true);
    assertFails(nowhere, TestS3.KEYS, folder, "there is no bucket no-such-bucket");
    S3Place away = S3Place.of("http://127.0.0.1:1", "firm", "", "us-east-1", true);
    assertFails(away, TestS3.KEYS, folder, "it cannot be reached: Connect");
  }

  private static void assertFails(S3Place place, S3Keys keys, Path folder, String what) {
    try (ArchiveStore store = S3Store.open(place, keys, folder)) {
      Path copy = folder.resolve("copy");
      Path draft = Files.writeString(store.draft("a"), "a");
      List.<Runnable>of(store::list, () -> store.get("a", copy), () -> store.put("a", draft))
          .forEach(
              call ->
                  assertThatThrownBy(call::run)
                      .isInstanceOfSatisfying(
                          AnalyticsException.class,
                          e -> assertThat(e.code()).isEqualTo(ErrorCode.ARCHIVE_UNAVAILABLE))
                      .hasMessageContaining(what)
                      .hasMessageContaining(place.words())
                      .hasMessageNotContaining(keys.secretKey()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What the user or the machine says to other programs is nothing to this one. */
  @Test
  void store_goesByWhatItWasTold_whateverElseIsSaid(@TempDir Path folder) throws IOException {
    System.setProperty("aws.accessKeyId", "somebody");
    System.setProperty("aws.secretAccessKey", "else");
    System.setProperty("aws.region", "eu-north-1");
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
    System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:1");
    System.setProperty("aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:1");
    Path profiles =
        Files.writeString(folder.resolve("config"), "[default]\nretry_mode = nonsense\n");
    System.setProperty("aws.configFile", profiles.toString());
    System.setProperty("aws.sharedCredentialsFile", profiles.toString());
    try (ArchiveStore store = S3Store.open(TestS3.fresh(), TestS3.KEYS, folder.resolve("drafts"))) {
      put(store, "a");
      assertThat(store.list()).hasSize(1);
    } finally {
      List.copyOf(System.getProperties().stringPropertyNames()).stream()
          .filter(name -> name.startsWith("aws."))
          .forEach(System::clearProperty);
    }
  }
}
