package io.aecos.analytics.server.trail;

import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.audit.Audited;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Calls every handler of the application, and keeps a trail of those that are {@link Audited}: here
 * the arguments are not read yet, and nothing of the result has left.
 */
public final class AuditedHandlers implements WebMvcRegistrations {
  private final AuditBook book;

  public AuditedHandlers(AuditBook book) {
    this.book = book;
  }

  @Override
  public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
    return new RequestMappingHandlerAdapter() {
      @Override
      protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
        Audited audited = handler.getMethodAnnotation(Audited.class);
        return audited == null
            ? super.createInvocableHandlerMethod(handler)
            : new AuditedMethod(handler, audited, book);
      }
    };
  }

  private static final class AuditedMethod extends ServletInvocableHandlerMethod {
    private final Audited audited;
    private final AuditBook book;

    AuditedMethod(HandlerMethod handler, Audited audited, AuditBook book) {
      super(handler);
      this.audited = audited;
      this.book = book;
    }

    @Override
    public @Nullable Object invokeForRequest(
        NativeWebRequest request, @Nullable ModelAndViewContainer container, Object... provided)
        throws Exception {
      HttpServletRequest http =
          Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
      AuditedRun run = AuditedRun.begin(book, audited, http);
      Object result;
      try {
        result = super.invokeForRequest(request, container, provided);
      } catch (Exception e) {
        run.failed(e);
        throw e;
      }
      run.done(result);
      return result;
    }
  }
}
