package io.aecos.analytics.metric;

/** How many letters one has to add, remove or change to make one word of another. */
public final class EditDistance {
  private static final int LONGEST = 64;

  private EditDistance() {}

  /** Levenshtein's distance; only the first 64 characters of each word count. */
  public static int between(String one, String other) {
    String a = head(one);
    String b = head(other);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }

  private static String head(String word) {
    return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
  }
}
