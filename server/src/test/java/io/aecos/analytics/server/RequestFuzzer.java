package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * What Jazzer runs: makes up whole requests, byte by byte on the wire, for every address that the
 * server has and for others: methods, paths, queries, headers, encodings and bodies. No answer may
 * be a server error, each has to come, and none may show the inside of the server. {@code
 * -Daecos.fuzz.bodies} says how many are enough.
 */
public final class RequestFuzzer {
  private static final int AT_ONCE = 8;
  private static final long ENOUGH = Long.getLong("aecos.fuzz.bodies", Long.MAX_VALUE);
  private static final List<String> METHODS =
      List.of("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH");

  private static final List<String> KEYS =
      List.of(
          "project",
          "user",
          "period",
          "from",
          "to",
          "tz",
          "granularity",
          "group",
          "metric",
          "limit",
          "cursor",
          "q",
          "code",
          "dimension",
          "hour",
          "weekday",
          "atLeast",
          "below",
          "compare",
          "attribute",
          "type",
          "module",
          "verify",
          "state",
          "ids",
          "cal",
          "step",
          "by");

  private static final List<String> VALUES =
      List.of(
          "tower",
          "7d",
          "all",
          "UTC",
          "Europe/Berlin",
          "day",
          "1",
          "-1",
          "NaN",
          "1e400",
          "9223372036854775808",
          "2026-11-02T09:15:00Z",
          "0000-00-00",
          "+999999999-12-31",
          "%",
          "%F",
          "%FF",
          "%C3%28",
          "%00",
          "%zz",
          "%E2%82",
          "%ED%A0%80",
          "+",
          "=",
          "&",
          "a&a",
          "'",
          "\"",
          "\\",
          "{}",
          "[1]",
          "${x}",
          "%0d%0aSet-Cookie:%20a=b",
          "this-day",
          "events",
          "x'||1");

  /** What is understood, so that a request also gets behind the reading of its query. */
  private static final List<String> GOOD =
      List.of(
          "project=tower",
          "user=mia",
          "period=7d",
          "period=all",
          "tz=UTC",
          "granularity=day",
          "metric=elements_generated",
          "limit=5",
          "group=user",
          "q=tower");

  private static final List<String> HEADERS =
      List.of(
          "Content-Type: application/json",
          "Content-Type: application/x-ndjson",
          "Content-Type: application/cloudevents+json",
          "Content-Type: application/cloudevents-batch+json",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Type: multipart/form-data",
          "Content-Type: multipart/form-data; boundary=x",
          "Content-Type: ",
          "Content-Type: application/json; charset=nope",
          "Content-Encoding: ",
          "Content-Encoding: gzip",
          "Content-Encoding: br",
          "Accept: text/csv",
          "Accept: ",
          "Accept: nope",
          "Accept: */*;q=2",
          "Accept-Encoding: gzip;q=x",
          "Accept-Language: %",
          "Last-Event-ID: 99999999999999999999",
          "Last-Event-ID: -1",
          "Range: bytes=9-1",
          "If-Modified-Since: never",
          "If-None-Match: \"",
          "Expect: 100-continue",
          "Expect: nothing",
          "Cookie: $Version=1; a=\"",
          "Origin: http://[",
          "Referer: %",
          "X-HTTP-Method-Override: TRACE",
          "X-Forwarded-For: ,",
          "Forwarded: for=\"",
          "Transfer-Encoding: chunked",
          "Content-Length: 5",
          "ce-specversion: 1.0",
          "ce-id: %FF",
          "ce-source: /a",
          "ce-type: a.b.c",
          "ce-time: never",
          "ce-user: Jos%C3%A9");

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static List<String> addresses;

  private static final ExecutorService SENDERS = Executors.newFixedThreadPool(AT_ONCE);
  private static final int[] answers = new int[6];
  private static long requests;

  private RequestFuzzer() {}

  /** Called once before all requests. */
  public static void fuzzerInitialize() throws IOException {
    Path directory = Files.createTempDirectory("request-fuzz");
    Files.writeString(directory.resolve("config.yaml"), "intake: {eventsPerSecond: 0}\n");
    server = TestServer.in(directory);
    server.post("/api/events", "application/json", Events.generated("tower", "mia"));
    addresses = new ArrayList<>(Addresses.of(server));
    addresses.addAll(List.of("/assets/x.js", "/x/y", "/api", "/actuator", "*", "http://[", "//"));
  }

  /** Called for each input; does nothing once there were enough requests. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    if (requests >= ENOUGH) {
      return;
    }
    int most = data.consumeInt(1, AT_ONCE);
    List<CompletableFuture<Void>> round = new ArrayList<>();
    do {
      byte[] request = request(data);
      round.add(CompletableFuture.runAsync(() -> send(request), SENDERS));
    } while (round.size() < most && data.remainingBytes() > 0);
    requests += round.size();
    round.forEach(CompletableFuture::join);
  }

  /** Called once after all requests. */
  public static void fuzzerTearDown() {
    require(server.get("/api/status").statusCode() == 200, "the server answers no more");
    System.out.printf(
        "%,d requests to %d addresses: %,d of 1xx, %,d of 2xx, %,d of 3xx, %,d of 4xx, %,d of 501, no other of 5xx%n",
        requests, addresses.size(), answers[1], answers[2], answers[3], answers[4], answers[5]);
    SENDERS.shutdownNow();
    server.close();
  }

  private static void send(byte[] request) {
    try {
      RawAnswer answer = RawAnswer.of(server.port(), request);
      String both = new String(request, ISO_8859_1) + "\n\nwas answered\n\n" + answer.text();
      require(isAllowed(answer.status(), new String(request, ISO_8859_1)), both);
      require(!answer.text().contains("\tat "), both);
      synchronized (answers) {
        answers[answer.status() / 100]++;
      }
    } catch (IOException e) {
      throw new AssertionError("not answered: " + new String(request, ISO_8859_1), e);
    }
  }

  /** RFC 9112, section 6.1, wants 501 for a transfer coding that nobody knows. */
  private static boolean isAllowed(int status, String request) {
    return status >= 100 && status < 500 || status == 501 && request.contains("Transfer-Encoding:");
  }

  private static byte[] request(FuzzedDataProvider data) {
    StringBuilder head = new StringBuilder();
    head.append(data.consumeInt(0, 60) == 0 ? ascii(data, 12) : data.pickValue(METHODS));
    head.append(' ').append(target(data)).append(" HTTP/1.1\r\nHost: 127.0.0.1:");
    head.append(server.port()).append("\r\nConnection: close\r\n");
    if (data.consumeInt(0, 9) > 0) {
      head.append("Authorization: Bearer ").append(server.server().token()).append("\r\n");
    }
    boolean measured = false;
    for (int i = data.consumeInt(0, 4); i > 0; i--) {
      String header = data.consumeInt(0, 9) == 0 ? header(data) : data.pickValue(HEADERS);
      measured |= header.startsWith("Content-Length") || header.startsWith("Transfer-");
      head.append(header).append("\r\n");
    }
    byte[] body = body(data);
    if (!measured) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static String target(FuzzedDataProvider data) {
    StringBuilder target = new StringBuilder(data.pickValue(addresses));
    if (data.consumeInt(0, 7) == 0) {
      int at = data.consumeInt(0, target.length());
      target.insert(at, data.consumeBoolean() ? data.pickValue(VALUES) : visible(data, 10));
    }
    String separator = "?";
    for (int i = data.consumeInt(0, 3); i > 0; i--) {
      target.append(separator).append(data.consumeBoolean() ? data.pickValue(GOOD) : bad(data));
      separator = "&";
    }
    return target.toString();
  }

  private static String bad(FuzzedDataProvider data) {
    String value = data.consumeInt(0, 3) == 0 ? visible(data, 20) : data.pickValue(VALUES);
    return data.pickValue(KEYS) + '=' + value;
  }

  private static String header(FuzzedDataProvider data) {
    String header = data.pickValue(HEADERS);
    return header.substring(0, header.indexOf(':') + 1) + ' ' + ascii(data, 30);
  }

  /** Bytes as they come, packed, or packed and cut off. */
  private static byte[] body(FuzzedDataProvider data) {
    byte[] body = data.consumeBytes(data.consumeInt(0, 200));
    int kind = data.consumeInt(0, 3);
    if (kind < 2) {
      return body;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    byte[] whole = packed.toByteArray();
    return kind == 2 ? whole : Arrays.copyOf(whole, data.consumeInt(0, whole.length));
  }

  /** Any bytes but the end of a line, which would begin the next header. */
  private static String ascii(FuzzedDataProvider data, int longest) {
    String text = new String(data.consumeBytes(data.consumeInt(0, longest)), ISO_8859_1);
    return text.replace('\r', '_').replace('\n', '_');
  }

  private static String visible(FuzzedDataProvider data, int longest) {
    return ascii(data, longest).replace(' ', '+');
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
