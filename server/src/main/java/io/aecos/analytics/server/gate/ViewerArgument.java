package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives an endpoint the viewer that the gate let in. */
public final class ViewerArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Viewer.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
    Caller caller = http == null ? null : Caller.of(http);
    if (caller == null) {
      throw Gate.notSignedIn();
    }
    return caller.viewer();
  }
}
