package io.aecos.analytics.outcome;

import io.aecos.analytics.table.BadTable;
import io.aecos.analytics.table.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the words beside a figure say it is in: a currency column, or the name of its own column, as
 * in "Cost (EUR)" or "Hours".
 */
final class Denomination {
  private static final Set<String> DOLLARS = Set.of("usd", "$", "us$");
  private static final Set<String> FOREIGN =
      Set.of(
          "€", "eur", "euro", "euros", "£", "gbp", "chf", "sfr", "fr", "¥", "jpy", "cny", "rmb",
          "cad", "ca$", "c$", "aud", "a$", "nzd", "sek", "nok", "dkk", "pln", "czk", "huf", "inr",
          "₹", "brl", "mxn", "zar", "sgd", "hkd", "aed", "sar");
  private static final Set<String> HOURS =
      Set.of("h", "hr", "hrs", "hour", "hours", "stunde", "stunden", "std");

  private Denomination() {}

  static boolean isDollars(String currency) {
    return DOLLARS.contains(currency.strip().toLowerCase(Locale.ROOT));
  }

  static String notCounted(String currency) {
    return "'" + currency + "' is not counted here: give costs in US dollars";
  }

  /** A column of costs that is named after another currency holds no dollars. */
  static void refuseForeign(Cell cost) {
    words(cost.column())
        .filter(FOREIGN::contains)
        .findFirst()
        .ifPresent(
            word -> {
              throw BadTable.cell(
                  cost,
                  "the column is named after '"
                      + word
                      + "', which is not counted here: give costs in US dollars, or state that"
                      + " they are",
                  List.of("currency: USD"));
            });
  }

  static boolean isHours(String unitOrColumn) {
    return words(unitOrColumn).anyMatch(HOURS::contains);
  }

  private static java.util.stream.Stream<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s_()\\[\\]/,.:;-]+"));
  }
}
