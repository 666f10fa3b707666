package io.aecos.analytics.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Turns what answers say in English into another language, phrase by phrase: {@code
 * texts/LANGUAGE.translations} has a pattern and what takes its place on each line, tried from top
 * to bottom. What no pattern knows stays as it is. A language without the file says all in English.
 */
final class Translations {
  private static final Pattern LINE = Pattern.compile("(formula|note)\\s+(.+?)\\s+=>\\s+(.+)");

  private final List<Rule> rules;

  /** One pattern of one kind of text. */
  private record Rule(String kind, Pattern pattern, String instead) {}

  private Translations(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  static Translations in(String language) {
    List<Rule> rules = new ArrayList<>();
    try (InputStream in =
        Translations.class.getResourceAsStream("texts/" + language + ".translations")) {
      if (in == null) {
        return new Translations(rules);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          rules.add(rule(language, line));
        }
      }
      return new Translations(rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(String language, String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException(language + ".translations: '" + line + "' is no translation");
    }
    try {
      return new Rule(parts.group(1), Pattern.compile(parts.group(2)), parts.group(3));
    } catch (PatternSyntaxException e) {
      throw new IllegalStateException(language + ".translations: '" + line + "' is no pattern", e);
    }
  }

  /** How a metric is computed. */
  String formula(String english) {
    return said("formula", english);
  }

  /** Why a number is not complete, or not known. */
  String note(String english) {
    return said("note", english);
  }

  private String said(String kind, String english) {
    String text = english;
    for (Rule rule : rules) {
      if (rule.kind().equals(kind)) {
        text = rule.pattern().matcher(text).replaceAll(rule.instead());
      }
    }
    return text;
  }
}
