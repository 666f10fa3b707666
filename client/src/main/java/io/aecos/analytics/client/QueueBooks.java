package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Keeps the counts of this process and adds them to those of the queue directory. Losses are also
 * handed to {@code report} once the server takes events again, so that it learns of them; when
 * {@code report} says false, they are handed over again the next time.
 */
final class QueueBooks {
  private final Path directory;
  private final Tally<LossReason> lost;
  private final Tally<Mending> mended;
  private final LossPlaces places;
  private final Report report;
  private final Map<String, Map<String, Long>> inFile = new HashMap<>();
  private final Map<LossReason, Long> reported = new HashMap<>();
  private volatile ClientStats.Sent sent = ClientStats.Sent.NOTHING;

  QueueBooks(
      Path directory,
      Tally<LossReason> lost,
      Tally<Mending> mended,
      LossPlaces places,
      Report report) {
    this.directory = directory;
    this.lost = lost;
    this.mended = mended;
    this.places = places;
    this.report = report;
  }

  ClientStats.Sent sent() {
    return sent;
  }

  /** Tells the server of losses in one place; false where that cannot be kept. */
  interface Report {
    boolean tell(LossPlaces.Place place, Lost what);
  }

  void lost(LossReason reason) {
    lost.count(reason);
  }

  /** An event is lost of which this would have been sent. */
  void lost(LossReason reason, byte[] payload) {
    places.add(reason, payload);
    lost.count(reason);
  }

  /** Books what the server took; it is there, so it is told of the losses too. */
  synchronized void sent(ClientStats.Sent outcomes) {
    sent = sent.plus(outcomes);
    lost.snapshot()
        .forEach(
            (reason, count) -> {
              long before = reported.getOrDefault(reason, 0L);
              if (count > before) {
                reported.put(reason, before + tell(reason, count - before));
              }
            });
  }

  /** Tells of losses place by place, and of those that have none; answers of how many. */
  private long tell(LossReason reason, long news) {
    long told = 0;
    long open = news;
    for (Map.Entry<LossPlaces.Place, Lost> known : places.take(reason).entrySet()) {
      open -= known.getValue().events();
      if (report.tell(known.getKey(), known.getValue())) {
        told += known.getValue().events();
      } else {
        places.putBack(known.getKey(), known.getValue());
      }
    }
    Lost rest = new Lost(open, new TreeSet<>(), null, null);
    boolean more = open > 0 && report.tell(new LossPlaces.Place(reason, ""), rest);
    return more ? told + open : told;
  }

  /** Adds what is new to the directory's counters; what fails is added the next time. */
  synchronized void write() {
    Map<String, Map<String, Long>> all = new LinkedHashMap<>();
    all.put("lost", counts(lost, LossReason::code));
    all.put("sent", sentCounts());
    all.put("mended", counts(mended, Mending::code));
    Map<String, Map<String, Long>> news = news(all);
    if (news.isEmpty()) {
      return;
    }
    try {
      if (CounterFile.add(directory, news)) {
        inFile.clear();
        inFile.putAll(all);
      }
    } catch (IOException | RuntimeException e) {
      // The counts stay in memory and are added with the next ones; the writer reports the disk.
      return;
    }
  }

  private static <K extends Enum<K>> Map<String, Long> counts(
      Tally<K> tally, Function<K, String> code) {
    Map<String, Long> counts = new LinkedHashMap<>();
    tally.snapshot().forEach((key, count) -> counts.put(code.apply(key), count));
    return counts;
  }

  private Map<String, Long> sentCounts() {
    ClientStats.Sent now = sent;
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("stored", now.stored());
    counts.put("duplicate", now.duplicate());
    counts.put("quarantined", now.quarantined());
    counts.put("refused", now.refused());
    return counts;
  }

  private Map<String, Map<String, Long>> news(Map<String, Map<String, Long>> all) {
    Map<String, Map<String, Long>> news = new LinkedHashMap<>();
    all.forEach(
        (group, counts) -> {
          Map<String, Long> before = inFile.getOrDefault(group, Map.of());
          Map<String, Long> more = new LinkedHashMap<>();
          counts.forEach(
              (name, count) -> {
                long difference = count - before.getOrDefault(name, 0L);
                if (difference != 0) {
                  more.put(name, difference);
                }
              });
          if (!more.isEmpty()) {
            news.put(group, more);
          }
        });
    return news;
  }
}
