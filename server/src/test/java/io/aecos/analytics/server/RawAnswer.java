package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** What a server answers to exactly these bytes, which an HTTP client would tidy up or refuse. */
record RawAnswer(String text) {
  private static final int PATIENCE_MILLIS = 20_000;

  /** The answer to a request of the local token's holder with no body. */
  static RawAnswer to(TestServer server, String method, String target) throws IOException {
    return to(server, method, target, "");
  }

  static RawAnswer to(
      TestServer server, String method, String target, String body, String... headers)
      throws IOException {
    String head =
        String.join(
            "\r\n",
            method + " " + target + " HTTP/1.1",
            "Host: 127.0.0.1:" + server.port(),
            "Authorization: Bearer " + server.server().token(),
            "Content-Length: " + body.getBytes(UTF_8).length,
            "Connection: close");
    String more = headers.length == 0 ? "" : "\r\n" + String.join("\r\n", headers);
    return of(server.port(), (head + more + "\r\n\r\n" + body).getBytes(UTF_8));
  }

  /** The whole answer to {@code request}; of a stream, which has no end, only what begins it. */
  static RawAnswer of(int port, byte[] request) throws IOException {
    return of("127.0.0.1", port, request);
  }

  static RawAnswer of(String host, int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      StringBuilder answer = new StringBuilder();
      byte[] part = new byte[8192];
      InputStream in = socket.getInputStream();
      for (int size = in.read(part); size >= 0; size = in.read(part)) {
        answer.append(new String(part, 0, size, UTF_8));
        if (answer.indexOf("Content-Type: text/event-stream") >= 0) {
          break;
        }
      }
      return new RawAnswer(answer.toString());
    }
  }

  /** Of the answer itself, not of the word that the server waits for the body. */
  int status() {
    String text = this.text.replaceFirst("^HTTP/1.1 100 \\r\n\r\n", "");
    return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
  }
}
