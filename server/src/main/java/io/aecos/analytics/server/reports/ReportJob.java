package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.KeptReport;
import io.aecos.analytics.report.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A report that is being made, and what is known of it. Safe for use by many threads. */
final class ReportJob {
  private final String id;
  private final Viewer viewer;
  private final ReportWork.Order order;
  private final Instant askedAt;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable KeptReport outcome;

  ReportJob(String id, Viewer viewer, ReportWork.Order order, Instant askedAt) {
    this.id = id;
    this.viewer = viewer;
    this.order = order;
    this.askedAt = askedAt;
  }

  String id() {
    return id;
  }

  ReportWork.Order order() {
    return order;
  }

  Instant askedAt() {
    return askedAt;
  }

  boolean isOf(Viewer other) {
    return viewer.equals(other);
  }

  /** Whether {@code kept} is theirs and holds nothing that they may no longer see. */
  static boolean isOf(KeptReport kept, Viewer viewer) {
    return Objects.equals(Names.normal(kept.owner()), Names.normal(viewer.name()))
        && kept.scope().equals(mark(viewer.scope()));
  }

  /** Tells scopes apart without naming what they hide. */
  static String mark(Scope scope) {
    try {
      byte[] text = scope.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  KeptReport done(String title, String file, long bytes, Report report) {
    return kept(title, file, "", bytes, report.cover().watermark().seq());
  }

  KeptReport failed(String why) {
    return kept(order.question().kind().text(), null, why, 0, 0);
  }

  private KeptReport kept(
      String title, @Nullable String file, String message, long bytes, long watermark) {
    return new KeptReport(
        id,
        viewer.name(),
        mark(viewer.scope()),
        order.question().kind().text(),
        order.format().text(),
        title,
        file,
        message,
        bytes,
        watermark,
        askedAt);
  }

  void end(KeptReport how) {
    outcome = how;
    ended.countDown();
  }

  /** Waits for its end, but no longer than {@code patience}. */
  void await(Duration patience) throws InterruptedException {
    ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How it ended; waits for that. */
  KeptReport outcome() throws InterruptedException {
    ended.await();
    return Objects.requireNonNull(outcome, "it has ended");
  }

  ReportJson json() {
    KeptReport end = outcome;
    if (end != null) {
      return ReportJson.of(end);
    }
    String kind = order.question().kind().text();
    return new ReportJson(
        id, "running", kind, order.format().text(), kind, "", null, null, 0, 0, askedAt);
  }
}
