package io.aecos.analytics.server.problem;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Brings what endpoints and the framework throw to {@link Problems}. */
@RestControllerAdvice
public final class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;

  public ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  public void answer(Exception error, HttpServletResponse response) throws Exception {
    if (isClientGone(error)) {
      LOG.debug("Nobody takes the answer any more: {}", error.getMessage());
    } else if (response.isCommitted()) {
      // Handled, what was sent so far would end as if it were all; thrown on, the connection
      // breaks.
      throw error;
    } else {
      problems.write(error, response);
    }
  }

  /** Only what failed on the client's own connection says so; any other failure is ours. */
  private static boolean isClientGone(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientAbortException
          || cause instanceof AsyncRequestNotUsableException) {
        return true;
      }
    }
    return false;
  }
}
