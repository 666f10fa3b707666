package io.aecos.analytics.server.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads request bodies, unpacking gzip, within fixed limits: a body that is too large is refused,
 * and so is any body while too much is being taken in already. Safe for use by many threads.
 */
final class BodyReader {
  private static final int STEP = 64 * 1024;

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
      return use.apply(readAll(in, held));
    } catch (ZipException e) {
      throw new AnalyticsException(
          ErrorCode.INVALID_BODY, "The body is not the gzip that its Content-Encoding says", e);
    } finally {
      held.giveBack();
    }
  }

  private byte[] readAll(InputStream in, Held held) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(STEP);
    byte[] step = new byte[STEP];
    for (int read = in.read(step); read >= 0; read = in.read(step)) {
      if (body.size() + read > limits.bodyBytes()) {
        throw tooLarge();
      }
      held.take(read);
      body.write(step, 0, read);
    }
    return body.toByteArray();
  }

  private static InputStream unpacked(HttpServletRequest request) throws IOException {
    @Nullable String encoding = request.getHeader("Content-Encoding");
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return request.getInputStream();
    }
    if (encoding.equalsIgnoreCase("gzip")) {
      return new GZIPInputStream(request.getInputStream(), STEP);
    }
    throw AnalyticsException.invalid(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "Content-Encoding",
        "'" + encoding + "' is not understood",
        List.of("gzip", "identity"));
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
