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
 * that send slowly keep nobody waiting. Deliveries of events have places of their own: however much
 * is asked, what happened is taken in.
 */
public final class Turnstile extends OncePerRequestFilter {
  private static final String DELIVERIES = "/api/events";

  private final Semaphore questions;
  private final Semaphore deliveries;

  public Turnstile(int questions, int deliveries) {
    this.questions = new Semaphore(questions, true);
    this.deliveries = new Semaphore(deliveries, true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Place place = new Place(isDelivery(request) ? deliveries : questions);
    try {
      boolean first = request.getDispatcherType() == DispatcherType.REQUEST;
      chain.doFilter(first ? new GivingWay(request, place) : request, response);
    } finally {
      place.leave();
    }
  }

  private static boolean isDelivery(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getRequestURI().equals(DELIVERIES);
  }

  /** The later turns of a request are work, too. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  /** The place of one request, on the thread that works on it. */
  static final class Place {
    private final Semaphore places;
    private final Thread holder = Thread.currentThread();

    private Place(Semaphore places) {
      this.places = places;
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
