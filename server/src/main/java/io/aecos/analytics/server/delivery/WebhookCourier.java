package io.aecos.analytics.server.delivery;

import io.aecos.analytics.server.delivery.Couriers.Refused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls webhooks. What is generic is signed as <a
 * href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a> says: {@code
 * webhook-id}, {@code webhook-timestamp}, and {@code webhook-signature} with an HMAC-SHA256 over
 * both and the body. It follows no redirection, which could lead anywhere.
 */
final class WebhookCourier {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  String hand(Parcel parcel, Destination.Webhook to) throws Refused, InterruptedException {
    byte[] body = WebhookBody.of(parcel, to.format());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to.url())
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("User-Agent", "aecos-analytics")
            .POST(BodyPublishers.ofByteArray(body));
    if (to.format() == Destination.Webhook.Format.GENERIC) {
      sign(request, parcel, body, to.secret());
    }
    try {
      HttpResponse<Void> answer = client.send(request.build(), BodyHandlers.discarding());
      int status = answer.statusCode();
      if (status >= 200 && status < 300) {
        return to.words();
      }
      String why = "it answers " + status;
      throw status >= SERVER_ERROR || status == TOO_MANY
          ? Refused.forNow(why)
          : Refused.forGood(why);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw Refused.forNow("it cannot be reached" + hint(e), e);
    } catch (IOException e) {
      throw Refused.forGood("the way there broke off; it may have arrived", e);
    }
  }

  private static String hint(IOException e) {
    return e.getCause() != null && e.getCause().getCause() instanceof UnresolvedAddressException
        ? ": there is no such host"
        : "";
  }

  private static void sign(HttpRequest.Builder request, Parcel parcel, byte[] body, String secret) {
    String time = String.valueOf(Instant.now().getEpochSecond());
    String head = parcel.id() + "." + time + ".";
    request
        .header("webhook-id", parcel.id())
        .header("webhook-timestamp", time)
        .header("webhook-signature", "v1," + signature(head, body, Destinations.key(secret)));
  }

  static String signature(String head, byte[] body, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
