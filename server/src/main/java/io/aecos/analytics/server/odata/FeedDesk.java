package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.olingo.server.api.ODataResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where feeds are answered: by a few threads of their own, one page after the other, so that the
 * threads of the web server stay free for the dashboard. A finished page waits in memory until its
 * reader has taken it and holds no thread. Only so many requests are under way at the same time;
 * more are told to come again.
 */
public final class FeedDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedDesk.class);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ThreadPoolExecutor readers;
  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();
  private final FeedRefusals refusals;

  /** {@code atOnce} pages are made at the same time; {@code most} requests are under way. */
  public FeedDesk(int atOnce, int most, FeedRefusals refusals) {
    this.most = most;
    this.refusals = refusals;
    this.readers =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "feeds"));
    readers.allowCoreThreadTimeOut(true);
  }

  /** Answers later with what {@code making} gives; returns at once. */
  void answer(
      HttpServletRequest request, HttpServletResponse response, Supplier<ODataResponse> making) {
    if (underWay.incrementAndGet() > most) {
      underWay.decrementAndGet();
      response.setHeader("Retry-After", FeedRefusals.AGAIN_SECONDS);
      throw new AnalyticsException(
          ErrorCode.OVERLOADED,
          most
              + " requests for feeds are under way. Ask again in "
              + FeedRefusals.AGAIN_SECONDS
              + " s.");
    }
    PageWriter writer = writer(request);
    try {
      readers.execute(() -> answer(making, response, writer));
    } catch (RuntimeException | Error e) {
      answer(
          () -> {
            throw e; // No thread takes it: the desk is closed, or the machine has no more.
          },
          response,
          writer);
    }
  }

  /** From here on it is the writer that ends the request, and with it what is under way. */
  private PageWriter writer(HttpServletRequest request) {
    boolean begun = false;
    try {
      AsyncContext later = request.startAsync();
      later.setTimeout(PATIENCE.toMillis());
      PageWriter writer = new PageWriter(later, underWay::decrementAndGet);
      later.addListener(writer);
      begun = true;
      return writer;
    } finally {
      if (!begun) {
        underWay.decrementAndGet();
      }
    }
  }

  /** Whatever fails, errors of the JVM too, is answered and ends the request. */
  private void answer(
      Supplier<ODataResponse> making, HttpServletResponse response, PageWriter writer) {
    try {
      writer.write(made(making), response);
    } catch (IOException e) {
      LOG.debug("Nobody takes the page any more", e);
      writer.end();
    } catch (Throwable e) {
      LOG.warn("A page of a feed could not be sent", e);
      writer.fail(response);
    }
  }

  private ODataResponse made(Supplier<ODataResponse> making) {
    try {
      return making.get();
    } catch (Throwable e) {
      return refusals.of(e);
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
