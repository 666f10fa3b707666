package io.aecos.analytics.server.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Texts of requests. JSON can write half of a character (D800 without its other half), which no
 * database, hash or file can hold: that is no text.
 */
public final class Texts {

  private Texts() {}

  /** The Jackson module that refuses what is no text. */
  public static JacksonModule module() {
    return new SimpleModule("texts").addDeserializer(String.class, new TextReader());
  }

  private static final class TextReader extends StdScalarDeserializer<String> {
    TextReader() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
      String text = StringDeserializer.instance.deserialize(parser, context);
      return text == null || StandardCharsets.UTF_8.newEncoder().canEncode(text)
          ? text
          : (String) context.handleWeirdStringValue(String.class, text, "half of a character");
    }
  }
}
