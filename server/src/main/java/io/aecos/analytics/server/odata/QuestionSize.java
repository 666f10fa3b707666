package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * How long and how deep an option may be. It is looked at before anything parses it: parsers, and
 * what reads their trees, go one step of a thread's stack deeper with each parenthesis and
 * operator.
 */
final class QuestionSize {
  /** Characters of one option. */
  static final int LONGEST = 32_000;

  /** Parentheses, {@code not} and signs within each other. */
  static final int DEEPEST = 64;

  /** Operators between two expressions: a chain of them is as deep as it is long. */
  static final int MOST_OPERATORS = 1_000;

  private static final Set<String> OPERATORS =
      Set.of(
          "and", "or", "eq", "ne", "gt", "ge", "lt", "le", "in", "has", "add", "sub", "mul", "div",
          "divby", "mod");

  private final String option;
  private final Deque<Integer> open = new ArrayDeque<>();
  private int depth;
  private int prefixes;
  private int operators;

  private QuestionSize(String option) {
    this.option = option;
  }

  /** Refuses {@code text}, decoded, where it is more than an {@code option} may be. */
  static void require(String option, String text) {
    if (text.length() > LONGEST) {
      throw tooMuch(option, "is longer than " + LONGEST + " characters");
    }
    new QuestionSize(option).read(text);
  }

  private void read(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'') {
        int end = text.indexOf('\'', at + 1);
        at = end < 0 ? text.length() : end + 1;
        prefixes = 0;
      } else if (isWord(c)) {
        int end = at + 1;
        while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == '-')) {
          end++; // A minus within a word belongs to a date or an identifier.
        }
        word(text.substring(at, end));
        at = end;
      } else {
        sign(c);
        at++;
      }
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':' || c == '$';
  }

  private void word(String word) {
    if (word.equals("not")) {
      prefix();
      return;
    }
    prefixes = 0;
    if (OPERATORS.contains(word) && ++operators > MOST_OPERATORS) {
      throw tooMuch(option, "has more than " + MOST_OPERATORS + " operators; 'in' spares many");
    }
  }

  private void sign(char c) {
    switch (c) {
      case '-' -> prefix();
      case '(', '[', '{' -> {
        open.push(prefixes + 1);
        depth += prefixes + 1;
        prefixes = 0;
        requireShallow();
      }
      case ')', ']', '}' -> {
        depth -= open.isEmpty() ? 0 : open.pop();
        prefixes = 0;
      }
      default -> prefixes = Character.isWhitespace(c) ? prefixes : 0;
    }
  }

  private void prefix() {
    prefixes++;
    requireShallow();
  }

  private void requireShallow() {
    if (depth + prefixes > DEEPEST) {
      throw tooMuch(option, "is nested deeper than " + DEEPEST + " levels");
    }
  }

  private static AnalyticsException tooMuch(String option, String what) {
    return AnalyticsException.invalid(
        ErrorCode.INVALID_QUERY, option, "'" + option + "' " + what, List.of());
  }
}
