package io.aecos.analytics.server.listen;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that gives its place to others while it waits for more of its body. */
final class GivingWay extends HttpServletRequestWrapper {
  private final Turnstile.Place place;

  GivingWay(HttpServletRequest request, Turnstile.Place place) {
    super(request);
    this.place = place;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Body(super.getInputStream());
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  /** The first question for a parameter reads a body that is a form. */
  @Override
  public @Nullable String getParameter(String name) {
    return whole(() -> super.getParameter(name));
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return whole(() -> super.getParameterValues(name));
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return whole(super::getParameterNames);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return whole(super::getParameterMap);
  }

  private <T> T whole(Turnstile.Waiting<T> parameters) {
    String type = getContentType();
    try {
      return type == null || !type.startsWith("application/x-www-form-urlencoded")
          ? parameters.get()
          : place.givingWay(parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Body extends ServletInputStream {
    private final ServletInputStream body;

    private Body(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      return body.available() > 0 ? body.read() : place.givingWay(body::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return body.available() > 0
          ? body.read(bytes, offset, length)
          : place.givingWay(() -> body.read(bytes, offset, length));
    }

    @Override
    public int available() throws IOException {
      return body.available();
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
