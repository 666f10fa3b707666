package io.aecos.analytics.server.odata;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.olingo.server.api.ODataResponse;
import org.jspecify.annotations.Nullable;

/** Sends a page as its reader takes it; while it does not, no thread waits. */
final class PageWriter implements WriteListener, AsyncListener {
  private static final int STEP = 64 * 1024;

  private final AsyncContext later;
  private final Runnable whenDone;
  private final AtomicBoolean done = new AtomicBoolean();
  private byte[] page = {};
  private int sent;
  private @Nullable ServletOutputStream out;

  /** {@code whenDone} runs once, however it ends. */
  PageWriter(AsyncContext later, Runnable whenDone) {
    this.later = later;
    this.whenDone = whenDone;
  }

  void write(ODataResponse answer, HttpServletResponse response) throws IOException {
    try (InputStream content = answer.getContent()) {
      page = content == null ? page : content.readAllBytes();
    }
    response.setStatus(answer.getStatusCode());
    answer
        .getAllHeaders()
        .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    response.setContentLength(page.length);
    out = response.getOutputStream();
    out.setWriteListener(this);
  }

  @Override
  public void onWritePossible() throws IOException {
    ServletOutputStream stream = out;
    while (stream != null && stream.isReady()) {
      if (sent == page.length) {
        end();
        return;
      }
      int step = Math.min(STEP, page.length - sent);
      stream.write(page, sent, step);
      sent += step;
    }
  }

  /** Ends the answer; as a failure where nothing of it has left. */
  void fail(HttpServletResponse response) {
    try {
      if (!done.get() && !response.isCommitted()) {
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        response.setContentLength(0);
      }
    } finally {
      end();
    }
  }

  /** Ends the answer, wherever it is. */
  void end() {
    if (done.compareAndSet(false, true)) {
      whenDone.run();
      later.complete();
    }
  }

  @Override
  public void onError(Throwable gone) {
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    if (done.compareAndSet(false, true)) {
      whenDone.run();
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
