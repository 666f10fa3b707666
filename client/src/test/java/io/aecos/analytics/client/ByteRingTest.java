package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ByteRingTest {
  @Test
  void offer_keepsOrderAcrossManyWraps() {
    ByteRing ring = new ByteRing(256);
    SplittableRandom random = new SplittableRandom(1);
    int next = 0;
    int expected = 0;
    while (expected < 100_000) {
      while (ring.offer(record(next, random.nextInt(4, 60)), lastLength)) {
        next++;
      }
      List<Integer> taken = take(ring);
      for (int number : taken) {
        assertThat(number).isEqualTo(expected++);
      }
    }
    assertThat(expected).isEqualTo(next);
  }

  @Test
  void offer_refusesWhenFullAndTakesAgainAfterRelease() {
    ByteRing ring = new ByteRing(128);
    int accepted = 0;
    while (ring.offer(record(accepted, 20), 20)) {
      accepted++;
    }

    assertThat(accepted).isEqualTo(128 / 24);
    assertThat(take(ring)).hasSize(accepted);
    assertThat(ring.isEmpty()).isTrue();
    assertThat(ring.offer(record(0, 20), 20)).isTrue();
  }

  @Test
  void peek_givesTheSameRecordsUntilTheyAreReleased() {
    ByteRing ring = new ByteRing(256);
    ring.offer(record(7, 8), 8);

    assertThat(ring.peek((bytes, index, length) -> true)).isGreaterThan(ring.taken());
    assertThat(take(ring)).containsExactly(7);
    assertThat(take(ring)).isEmpty();
  }

  @Test
  void offer_losesAndMixesNothingUnderManyThreads() throws Exception {
    ByteRing ring = new ByteRing(4096);
    int threads = 4;
    int each = 50_000;
    CountDownLatch started = new CountDownLatch(threads);
    for (int thread = 0; thread < threads; thread++) {
      int first = thread * each;
      new Thread(
              () -> {
                started.countDown();
                SplittableRandom random = new SplittableRandom(first);
                for (int i = 0; i < each; ) {
                  int length = random.nextInt(4, 100);
                  if (ring.offer(bytes(first + i, length), length)) {
                    i++;
                  } else {
                    Thread.yield();
                  }
                }
              })
          .start();
    }
    started.await();
    int[] next = new int[threads];
    int total = 0;
    while (total < threads * each) {
      for (int number : take(ring)) {
        assertThat(number % each).isEqualTo(next[number / each]++);
        total++;
      }
    }
    assertThat(ring.isEmpty()).isTrue();
  }

  private int lastLength;

  private byte[] record(int number, int length) {
    lastLength = length;
    return bytes(number, length);
  }

  /** The number, then bytes that tell whether a record was mixed with another. */
  private static byte[] bytes(int number, int length) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) number);
    ByteBuffer.wrap(bytes).putInt(number);
    return bytes;
  }

  private static List<Integer> take(ByteRing ring) {
    List<Integer> numbers = new ArrayList<>();
    long end =
        ring.peek(
            (bytes, index, length) -> {
              byte[] copy = new byte[length];
              bytes.get(index, copy);
              int number = ByteBuffer.wrap(copy).getInt();
              assertThat(copy).isEqualTo(bytes(number, length));
              return numbers.add(number);
            });
    ring.release(end);
    return numbers;
  }
}
