package io.aecos.analytics.server.delivery;

import io.aecos.analytics.server.delivery.Parcel.Enclosure;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a webhook is sent: a document of this product's; for Slack a message as its <a
 * href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">incoming
 * webhooks</a> take it; for Teams an <a href="https://adaptivecards.io/explorer/">Adaptive Card</a>
 * in the envelope that its workflows take.
 */
final class WebhookBody {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WebhookBody() {}

  static byte[] of(Parcel parcel, Destination.Webhook.Format format) {
    return JSON.writeValueAsBytes(
        switch (format) {
          case GENERIC -> generic(parcel);
          case SLACK -> slack(parcel);
          case TEAMS -> teams(parcel);
        });
  }

  private static Map<String, Object> generic(Parcel parcel) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", parcel.type());
    body.put("timestamp", parcel.at().toString());
    body.put("subject", parcel.subject());
    body.put("text", parcel.text());
    Map<String, Object> data = new LinkedHashMap<>(parcel.data());
    Enclosure file = parcel.file();
    if (file != null) {
      data.put("name", file.name());
      data.put("mediaType", file.mediaType());
      data.put("content", Base64.getEncoder().encodeToString(file.content()));
    }
    body.put("data", data);
    return body;
  }

  private static Map<String, Object> slack(Parcel parcel) {
    String link = parcel.link() == null ? "" : "\n<" + parcel.link() + "|Show what it is>";
    String text = "*" + escaped(parcel.subject()) + "*\n" + escaped(lines(parcel)) + link;
    return Map.of("text", text);
  }

  /** As Slack's mrkdwn wants it, so that no name becomes a mention or a link. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static Map<String, Object> teams(Parcel parcel) {
    List<Object> blocks = new ArrayList<>();
    blocks.add(block(parcel.subject(), Map.of("weight", "Bolder", "size", "Medium")));
    parcel.lines().forEach(line -> blocks.add(block(line, Map.of())));
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.put("body", blocks);
    if (parcel.link() != null) {
      card.put(
          "actions",
          List.of(
              Map.of("type", "Action.OpenUrl", "title", "Show what it is", "url", parcel.link())));
    }
    return Map.of(
        "type",
        "message",
        "attachments",
        List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
  }

  private static Map<String, Object> block(String text, Map<String, Object> look) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "TextBlock");
    block.put("text", text.replaceAll("([\\\\`*_\\[\\]()#])", "\\\\$1"));
    block.put("wrap", true);
    block.putAll(look);
    return block;
  }

  private static String lines(Parcel parcel) {
    return String.join("\n", parcel.lines());
  }
}
