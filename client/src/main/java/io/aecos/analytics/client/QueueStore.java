package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The queue on disk as one process sees it: the segment it writes, those it may send, and the bound
 * on all of them together.
 */
final class QueueStore {
  private static final long FULL_BELOW = 64 * 1024;

  private final ClientSettings settings;
  private final SegmentOpener opener;
  private final Tally<LossReason> lost;
  private final LossPlaces places;
  private final Object takingOver = new Object();
  private volatile @Nullable Segment live;
  private volatile @Nullable Segment sending;

  QueueStore(
      ClientSettings settings, EventIdSequence ids, Tally<LossReason> lost, LossPlaces places) {
    this.settings = settings;
    this.lost = lost;
    this.places = places;
    opener = new SegmentOpener(settings.queueDirectory(), ids, settings.clock());
  }

  ClientSettings settings() {
    return settings;
  }

  /**
   * The state of the segment in {@code file}; null when it is gone. Not while the sender takes a
   * segment over: then it would be neither free nor known as held, and its events would not count.
   */
  @Nullable SegmentState look(Path file) throws IOException {
    synchronized (takingOver) {
      return SegmentState.of(file, held());
    }
  }

  private List<Segment> held() {
    return Stream.of(Optional.ofNullable(live), Optional.ofNullable(sending))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A new segment to write to, after making room for it. */
  Segment newLive() throws IOException {
    PrivateFiles.createDirectories(settings.queueDirectory());
    keepWithinBound();
    Segment segment = opener.create();
    live = segment;
    return segment;
  }

  void retireLive(Segment segment) throws IOException {
    segment.retire();
    live = null;
  }

  /** The files of all segments, the oldest first. */
  List<Path> files() throws IOException {
    return SegmentName.list(settings.queueDirectory());
  }

  /** The segment in {@code file}, leased for sending; null when it cannot be had now. */
  @Nullable Segment lease(Path file) throws IOException {
    synchronized (takingOver) {
      Segment own = live;
      if (own == null || !own.file().equals(file)) {
        sending = SegmentOpener.adopt(file);
      } else {
        sending = own.lease() ? own : null; // the writer may be done with it before the sender is
      }
      return sending;
    }
  }

  /** Drops the oldest segments that nobody holds until a new one fits; their events are counted. */
  private void keepWithinBound() throws IOException {
    List<Path> files = files();
    long bytes = settings.segmentBytes();
    for (Path file : files) {
      bytes += size(file);
    }
    for (Path file : files) {
      if (bytes <= settings.queueBytes()) {
        return;
      }
      long size = size(file);
      if (drop(file)) {
        bytes -= size;
      }
    }
  }

  private boolean drop(Path file) throws IOException {
    Segment segment = SegmentOpener.adopt(file);
    if (segment == null) {
      return false;
    }
    try {
      long events = segment.eachUnacknowledged(payload -> places.add(LossReason.DROPPED, payload));
      segment.delete();
      lost.count(LossReason.DROPPED, events);
      return true;
    } finally {
      segment.release();
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0; // sent and deleted since the directory was listed
    }
  }

  /** Whether the reason that writing fails is a full disk. */
  boolean isFull() {
    try {
      Path existing = settings.queueDirectory();
      while (existing != null && Files.notExists(existing)) {
        existing = existing.getParent();
      }
      return existing != null
          && Files.isWritable(existing)
          && Files.getFileStore(existing).getUsableSpace() < FULL_BELOW;
    } catch (IOException e) {
      return false;
    }
  }
}
