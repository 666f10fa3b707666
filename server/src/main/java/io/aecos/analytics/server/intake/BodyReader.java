package io.aecos.analytics.server.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.zip.ZipException;

/**
 * Reads request bodies, unpacking gzip, within fixed limits: a body that is too large is refused,
 * and so is any body while too much is being taken in already. Safe for use by many threads.
 */
final class BodyReader {
  private static final int STEP = 64 * 1024;
  private static final int MOST_EXPECTED = 256 * 1024;

  private final IntakeLimits limits;
  private final Semaphore budget;

  BodyReader(IntakeLimits limits) {
    this.limits = limits;
    this.budget = new Semaphore(limits.totalBytes());
  }

  /** Reads the body and hands it to {@code use}; its bytes count against the budget until then. */
  <T> T read(HttpServletRequest request, Function<byte[], T> use) throws IOException {
    if (request.getContentLengthLong() > limits.bodyBytes()) {
      throw tooLarge();
    }
    Held held = new Held();
    try (InputStream in = unpacked(request)) {
      return use.apply(readAll(in, expected(request), held));
    } catch (ZipException | EOFException e) {
      throw new AnalyticsException(
          ErrorCode.INVALID_BODY,
          "The body is not the whole gzip that its Content-Encoding says: " + e.getMessage(),
          e);
    } finally {
      held.giveBack();
    }
  }

  /** Of most bodies the length is known, and these are read into what is given back. */
  private byte[] readAll(InputStream in, int expected, Held held) throws IOException {
    byte[] body = new byte[expected];
    int size = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (size == body.length) {
        body = Arrays.copyOf(body, size + Math.max(size, STEP));
      }
      body[size] = (byte) next;
      int read = 1 + Math.max(0, in.read(body, size + 1, body.length - size - 1));
      size += read;
      if (size > limits.bodyBytes()) {
        throw tooLarge();
      }
      held.take(read);
    }
    return size == body.length ? body : Arrays.copyOf(body, size);
  }

  /** A declared length is believed up to a limit; what is beyond has to arrive first. */
  private static int expected(HttpServletRequest request) {
    long declared = isPacked(request) ? STEP : request.getContentLengthLong();
    return (int) Math.min(declared < 0 ? STEP : declared, MOST_EXPECTED);
  }

  private static InputStream unpacked(HttpServletRequest request) throws IOException {
    return isPacked(request)
        ? new Gunzip(request.getInputStream(), STEP)
        : request.getInputStream();
  }

  /** An encoding without a name is none, as an address without a query has none. */
  private static boolean isPacked(HttpServletRequest request) {
    String encoding = Objects.requireNonNullElse(request.getHeader("Content-Encoding"), "");
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw AnalyticsException.invalid(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "Content-Encoding",
              "'" + encoding + "' is not understood",
              List.of("gzip", "identity"));
    };
  }

  private AnalyticsException tooLarge() {
    return new AnalyticsException(
        ErrorCode.TOO_LARGE,
        "A body may have " + limits.bodyBytes() + " bytes (unpacked). Send the events in parts.");
  }

  private final class Held {
    private int bytes;

    void take(int more) {
      if (!budget.tryAcquire(more)) {
        throw new AnalyticsException(
            ErrorCode.OVERLOADED, "Too much is being taken in at the moment. Send it again soon.");
      }
      bytes += more;
    }

    void giveBack() {
      budget.release(bytes);
    }
  }
}
