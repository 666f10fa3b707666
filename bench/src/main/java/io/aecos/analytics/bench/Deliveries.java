package io.aecos.analytics.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What all {@link Poster}s tried to deliver, and what was acknowledged. Safe for many threads. */
final class Deliveries {
  private static final int RECENT = 64;

  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<String, BitSet> acknowledged = new TreeMap<>();
  private final List<Batch> recent = new ArrayList<>();

  /** Numbered events of one poster; some numbers may stand in it twice. */
  record Batch(String poster, List<Integer> numbers) {}

  /**
   * One request: its events, a line of its own that is no event, and perhaps a line that is too
   * large to be kept. Its marker in the quarantine tells whether it was taken in, answered or not.
   */
  static final class Attempt {
    private final String marker;
    private final Batch batch;
    private final boolean tooLarge;
    private boolean answered;

    private Attempt(String marker, Batch batch, boolean tooLarge) {
      this.marker = marker;
      this.batch = batch;
      this.tooLarge = tooLarge;
    }

    String marker() {
      return marker;
    }

    boolean tooLarge() {
      return tooLarge;
    }

    boolean answered() {
      return answered;
    }

    int items() {
      return batch.numbers().size() + 1 + (tooLarge ? 1 : 0);
    }
  }

  synchronized Attempt attempt(Batch batch, boolean tooLarge) {
    Attempt attempt = new Attempt("attempt " + attempts.size(), batch, tooLarge);
    attempts.add(attempt);
    recent.add(batch);
    if (recent.size() > RECENT) {
      recent.remove(0);
    }
    return attempt;
  }

  synchronized void answered(Attempt attempt) {
    attempt.answered = true;
    BitSet numbers = acknowledged.computeIfAbsent(attempt.batch.poster(), name -> new BitSet());
    attempt.batch.numbers().forEach(numbers::set);
  }

  /** A batch that any poster has sent lately or is just sending; {@code otherwise} without any. */
  synchronized Batch again(SplittableRandom random, Batch otherwise) {
    return recent.isEmpty() ? otherwise : recent.get(random.nextInt(recent.size()));
  }

  synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** The numbers that were acknowledged, by poster. */
  synchronized Map<String, BitSet> acknowledged() {
    Map<String, BitSet> copy = new TreeMap<>();
    acknowledged.forEach((poster, numbers) -> copy.put(poster, (BitSet) numbers.clone()));
    return copy;
  }
}
