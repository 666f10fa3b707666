package io.aecos.analytics.server.web;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.audit.Unaudited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the servlet container itself refuses (a malformed request, say) is a problem, too. */
@Controller
public final class ErrorPage implements ErrorController {
  private final Problems problems;

  public ErrorPage(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  @Unaudited(because = "answers what failed elsewhere and changes nothing")
  @Requires(Permission.ANYONE)
  public void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    problems.write(cause(request), response);
  }

  private static Throwable cause(HttpServletRequest request) {
    Object error = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    boolean ofRequest =
        status instanceof Integer number && number >= 400 && number < 500 && number != 404;
    if (ofRequest
        && error instanceof IOException unread
        && !(unread instanceof BadRequestException)) {
      return new AnalyticsException(
          ErrorCode.INVALID_BODY,
          "The request ended, or stopped arriving, before its body was as long as its"
              + " Content-Length says",
          unread);
    }
    if (error instanceof Throwable thrown) {
      return thrown;
    }
    if (ofRequest) {
      return new AnalyticsException(ErrorCode.INVALID_QUERY, "The request cannot be understood");
    }
    return new AnalyticsException(ErrorCode.NOT_FOUND, "There is nothing at this address");
  }
}
