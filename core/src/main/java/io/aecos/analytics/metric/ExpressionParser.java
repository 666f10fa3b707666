package io.aecos.analytics.metric;

import io.aecos.analytics.metric.Definition.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads calculations such as {@code 1 - corrected / parses}: numbers, names, the four operations
 * and parentheses, with the usual precedence. {@code weeks} is the length of the period.
 */
final class ExpressionParser {
  private static final Pattern TOKEN =
      Pattern.compile("[0-9]+(?:\\.[0-9]+)?|[A-Za-z_][A-Za-z0-9_]*|[-+*/×÷−()]");
  private static final String END = "";
  private static final int DEEPEST = 50;

  private final YamlPart part;
  private final Function<String, Definition> names;
  private final List<String> tokens;
  private int position;
  private int depth;

  private ExpressionParser(YamlPart part, Function<String, Definition> names) {
    this.part = part;
    this.names = names;
    this.tokens = tokens(part);
  }

  /** The calculation in {@code part}; {@code names} says what a name stands for. */
  static Definition parse(YamlPart part, Function<String, Definition> names) {
    ExpressionParser parser = new ExpressionParser(part, names);
    Definition whole = parser.sum();
    if (!parser.peek().equals(END)) {
      throw part.invalid("unexpected '" + parser.peek() + "'");
    }
    return whole;
  }

  private static List<String> tokens(YamlPart part) {
    String text = part.text().strip();
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find()) {
      requireBlank(part, text.substring(end, matcher.start()));
      tokens.add(matcher.group());
      end = matcher.end();
    }
    requireBlank(part, text.substring(end));
    tokens.add(END);
    return tokens;
  }

  private static void requireBlank(YamlPart part, String gap) {
    if (!gap.isBlank()) {
      throw part.invalid("cannot read '" + gap.strip() + "' in a calculation");
    }
  }

  private Definition sum() {
    Definition left = product();
    while (true) {
      if (skip("+")) {
        left = new Definition.Arithmetic(Operator.PLUS, left, product());
      } else if (skip("-") || skip("−")) {
        left = new Definition.Arithmetic(Operator.MINUS, left, product());
      } else {
        return left;
      }
    }
  }

  private Definition product() {
    Definition left = term();
    while (true) {
      if (skip("*") || skip("×")) {
        left = new Definition.Arithmetic(Operator.TIMES, left, term());
      } else if (skip("/") || skip("÷")) {
        left = new Definition.Arithmetic(Operator.DIVIDED_BY, left, term());
      } else {
        return left;
      }
    }
  }

  private Definition term() {
    if (skip("(")) {
      return parenthesis();
    }
    String token = peek();
    if (token.equals(END)) {
      throw part.invalid("the calculation is cut short");
    }
    char first = token.charAt(0);
    if (first < 128 && Character.isDigit(first)) {
      position++;
      return new Definition.Constant(Double.parseDouble(token));
    }
    if (first == '_' || (first < 128 && Character.isLetter(first))) {
      position++;
      return token.equals("weeks") ? new Definition.Weeks() : names.apply(token);
    }
    throw part.invalid("unexpected '" + token + "'");
  }

  private Definition parenthesis() {
    if (++depth > DEEPEST) {
      throw part.invalid("too many parentheses");
    }
    Definition inner = sum();
    if (!skip(")")) {
      throw part.invalid("a ')' is missing");
    }
    depth--;
    return inner;
  }

  private String peek() {
    return tokens.get(position);
  }

  private boolean skip(String token) {
    boolean there = peek().equals(token);
    if (there) {
      position++;
    }
    return there;
  }
}
