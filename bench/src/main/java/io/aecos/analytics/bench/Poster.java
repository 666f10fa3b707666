package io.aecos.analytics.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers numbered events over HTTP, again and again until they are acknowledged, and now and then
 * what it or another poster has delivered before.
 */
final class Poster implements Runnable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LARGEST_BATCH = 300;
  private static final int TOO_LARGE_BYTES = (1 << 20) + 1;
  private static final int PAUSE_MS = 100;

  private final String name;
  private final SplittableRandom random;
  private final Deliveries deliveries;
  private final Supplier<@Nullable Api> server;
  private final Consumer<String> violation;
  private int next;
  private volatile boolean ending;

  Poster(
      int number,
      SplittableRandom random,
      Deliveries deliveries,
      Supplier<@Nullable Api> server,
      Consumer<String> violation) {
    this.name = "poster-" + number;
    this.random = random;
    this.deliveries = deliveries;
    this.server = server;
    this.violation = violation;
  }

  /** Lets it finish the batch that it is at. */
  void end() {
    ending = true;
  }

  @Override
  public void run() {
    try {
      while (!ending) {
        Deliveries.Batch batch = fresh();
        if (random.nextInt(4) == 0) {
          deliver(deliveries.again(random, batch));
        }
        deliver(batch);
        Thread.sleep(random.nextInt(PAUSE_MS));
      }
    } catch (InterruptedException e) {
      violation.accept(name + " was stopped before its last batch was acknowledged");
    }
  }

  private Deliveries.Batch fresh() {
    List<Integer> numbers = new ArrayList<>();
    for (int size = random.nextInt(1, LARGEST_BATCH); size > 0; size--) {
      numbers.add(next);
      if (random.nextInt(20) == 0) {
        numbers.add(random.nextInt(next + 1));
      }
      next++;
    }
    return new Deliveries.Batch(name, numbers);
  }

  private void deliver(Deliveries.Batch batch) throws InterruptedException {
    while (!attempt(batch)) {
      Thread.sleep(random.nextInt(PAUSE_MS));
    }
  }

  private boolean attempt(Deliveries.Batch batch) throws InterruptedException {
    Api api = server.get();
    if (api == null) {
      return false;
    }
    Deliveries.Attempt attempt = deliveries.attempt(batch, random.nextInt(50) == 0);
    try {
      check(
          attempt,
          JSON.readTree(api.post("/api/events", "application/x-ndjson", body(batch, attempt))));
      deliveries.answered(attempt);
      return true;
    } catch (Api.Refusal e) {
      if (e.status() != 429 && e.status() != 503) {
        violation.accept(attempt.marker() + ": " + e.getMessage());
      }
      return false;
    } catch (IOException e) {
      // No answer: it may have been taken in or not. That is what the next attempt is for.
      return false;
    }
  }

  private void check(Deliveries.Attempt attempt, JsonNode receipt) {
    boolean right =
        receipt.path("received").asInt() == attempt.items()
            && receipt.path("quarantined").size() == 1
            && receipt.path("refused").size() == (attempt.tooLarge() ? 1 : 0)
            && receipt.path("stored").asInt() + receipt.path("duplicate").asInt()
                == receipt.path("received").asInt()
                    - receipt.path("quarantined").size()
                    - receipt.path("refused").size();
    if (!right) {
      violation.accept(attempt.marker() + " of " + attempt.items() + " items got " + receipt);
    }
  }

  private static byte[] body(Deliveries.Batch batch, Deliveries.Attempt attempt) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int number : batch.numbers()) {
      body.writeBytes(line(batch.poster(), number));
    }
    body.writeBytes((attempt.marker() + "\n").getBytes(StandardCharsets.UTF_8));
    if (attempt.tooLarge()) {
      body.writeBytes("x".repeat(TOO_LARGE_BYTES).getBytes(StandardCharsets.UTF_8));
      body.write('\n');
    }
    return body.toByteArray();
  }

  /** Says the same of a number whenever and by whomever it is sent. */
  private static byte[] line(String poster, int number) {
    return """
        {"id":"%s","occurredAt":"%s","module":"faults","type":"posted","user":"%s","value":%d}
        """
        .formatted(
            UUID.nameUUIDFromBytes((poster + "/" + number).getBytes(StandardCharsets.UTF_8)),
            START.plusMillis(number),
            poster,
            number)
        .getBytes(StandardCharsets.UTF_8);
  }
}
