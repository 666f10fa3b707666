package io.aecos.analytics.engine.s3;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.retention.ArchiveFiles;
import io.aecos.analytics.retention.ArchiveStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Keeps an archive's files in a bucket. Each is one object, put in one request, which the store has
 * as a whole or not at all; so nothing is ever left half written there.
 */
public final class S3Store implements ArchiveStore {
  private static final Duration STILL_WRITTEN = Duration.ofHours(1);

  /** So many names are asked for at once; no store gives more. */
  private static final int PAGE = 1_000;

  /** A command may put something beside the server. */
  private static final long PROCESS = ProcessHandle.current().pid();

  private static final int MISSING = 404;
  private static final int FORBIDDEN = 403;

  private final S3Place place;
  private final Path drafts;
  private final S3Client client;
  private final int page;
  private final AtomicLong begun = new AtomicLong();

  S3Store(S3Place place, Path drafts, S3Client client, int page) {
    this.place = place;
    this.drafts = drafts;
    this.client = client;
    this.page = page;
  }

  /**
   * That at {@code place}, which nothing is asked of yet; what is to be put there is written in the
   * folder {@code drafts} first, which is nobody else's.
   */
  public static S3Store open(S3Place place, S3Keys keys, Path drafts) {
    return new S3Store(place, drafts, S3Clients.open(place, keys), PAGE);
  }

  @Override
  public String words() {
    return place.words();
  }

  @Override
  public Path draft(String name) {
    try {
      String file = name.replace('/', '_') + "." + PROCESS + "-" + begun.incrementAndGet() + ".new";
      return ArchiveFiles.cleared(drafts.resolve(file));
    } catch (IOException e) {
      throw failure("nothing can be written in " + drafts + ": " + ArchiveFiles.reason(e), e);
    }
  }

  @Override
  public void put(String name, Path draft) {
    try {
      asked(
          () ->
              client.putObject(
                  request -> request.bucket(place.bucket()).key(key(name)),
                  RequestBody.fromFile(draft)));
    } finally {
      removeDraft(draft);
    }
  }

  private void removeDraft(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw failure(draft + " cannot be removed: " + ArchiveFiles.reason(e), e);
    }
  }

  @Override
  public Optional<Path> inPlace(String name) {
    return Optional.empty();
  }

  @Override
  public boolean get(String name, Path to) {
    try {
      asked(
          () ->
              client.getObject(
                  request -> request.bucket(place.bucket()).key(key(name)),
                  ResponseTransformer.toFile(to)));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  @Override
  public Optional<Kept> find(String name) {
    try {
      HeadObjectResponse head =
          asked(() -> client.headObject(ask -> ask.bucket(place.bucket()).key(key(name))));
      return Optional.of(new Kept(name, head.contentLength(), head.eTag()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Kept> list() {
    List<Kept> all = new ArrayList<>();
    asked(
        () -> {
          client
              .listObjectsV2Paginator(
                  ask -> ask.bucket(place.bucket()).prefix(place.prefix()).maxKeys(page))
              .contents()
              .forEach(
                  object ->
                      all.add(
                          new Kept(
                              object.key().substring(place.prefix().length()),
                              object.size(),
                              object.eTag())));
          return all;
        });
    all.sort(Comparator.comparing(Kept::name));
    return List.copyOf(all);
  }

  @Override
  public void delete(String name) {
    asked(() -> client.deleteObject(ask -> ask.bucket(place.bucket()).key(key(name))));
  }

  private String key(String name) {
    return place.prefix() + name;
  }

  /** A missing object is for whoever asks; all else is for people. */
  private <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (NoSuchKeyException e) {
      throw e;
    } catch (S3Exception e) {
      throw failure(refused(e), e);
    } catch (SdkException | UncheckedIOException e) {
      throw failure(unreached(e), e);
    }
  }

  private String refused(S3Exception e) {
    if (e instanceof NoSuchBucketException || e.statusCode() == MISSING) {
      return "there is no bucket " + place.bucket();
    }
    if (e.statusCode() == FORBIDDEN) {
      return "it refuses the access key, its secret, or what is asked of it";
    }
    AwsErrorDetails details = e.awsErrorDetails();
    return "it answered " + e.statusCode() + (details == null ? "" : " " + details.errorCode());
  }

  /** What reads and writes files of this machine fails in the middle of a request, too. */
  private static String unreached(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    if (message.contains("No space left")) {
      return "the disk of this machine is full";
    }
    String kind = cause.getClass().getSimpleName().replace("Exception", "");
    boolean local = cause instanceof FileSystemException;
    return (local ? "a copy cannot be kept or read: " : "it cannot be reached: ")
        + kind
        + ", "
        + message;
  }

  private AnalyticsException failure(String what, Exception e) {
    return new AnalyticsException(
        ErrorCode.ARCHIVE_UNAVAILABLE, "the archive in " + place.words() + ": " + what, e);
  }

  /** Nothing is half in the bucket; a process that is killed leaves drafts on this machine. */
  @Override
  public List<String> leftovers() {
    return halves().stream().map(draft -> String.valueOf(draft.getFileName())).toList();
  }

  @Override
  public int removeLeftovers() {
    List<Path> halves = halves();
    halves.forEach(this::removeDraft);
    return halves.size();
  }

  private List<Path> halves() {
    if (!Files.isDirectory(drafts)) {
      return List.of();
    }
    Instant before = Instant.now().minus(STILL_WRITTEN);
    try (Stream<Path> left = Files.list(drafts)) {
      return left.filter(draft -> draft.toFile().lastModified() < before.toEpochMilli())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failure(drafts + " cannot be looked at: " + ArchiveFiles.reason(e), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
