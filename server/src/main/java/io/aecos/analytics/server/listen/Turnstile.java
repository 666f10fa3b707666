package io.aecos.analytics.server.listen;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests be worked on at once; others wait for their turn, the longest waiting
 * first. Whoever waits for the rest of a request's body gives way to others meanwhile, so clients
 * that send slowly keep nobody waiting.
 */
public final class Turnstile extends OncePerRequestFilter {
  private final Semaphore places;

  public Turnstile(int places) {
    this.places = new Semaphore(places, true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Place place = new Place();
    try {
      boolean first = request.getDispatcherType() == DispatcherType.REQUEST;
      chain.doFilter(first ? new GivingWay(request, place) : request, response);
    } finally {
      place.leave();
    }
  }

  /** The later turns of a request are work, too. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  /** The place of one request, on the thread that works on it. */
  final class Place {
    private final Thread holder = Thread.currentThread();

    private Place() {
      places.acquireUninterruptibly();
    }

    private void leave() {
      places.release();
    }

    /** What {@code waiting} gives, which others need not wait for. */
    <T> T givingWay(Waiting<T> waiting) throws IOException {
      if (Thread.currentThread() != holder) {
        return waiting.get();
      }
      places.release();
      try {
        return waiting.get();
      } finally {
        places.acquireUninterruptibly();
      }
    }
  }

  /** Something that may have to wait for the client. */
  @FunctionalInterface
  interface Waiting<T> {
    T get() throws IOException;
  }
}
