package io.aecos.analytics.forecast;

/**
 * From which moments of the past a forecast is tried: evenly over the last part of the series.
 * Parameters come from before the first of them. Each has the whole horizon behind it where the
 * series is long enough for that, else what there is of it.
 */
record Origins(int known, int[] at) {
  private static final int MOST = 40;
  private static final int LEAST_KNOWN = 6;
  private static final int LEAST_TRIED = 8;
  private static final int HORIZONS = 8;

  static Origins of(int length, int season, int horizon) {
    boolean whole = length >= 4 * horizon;
    int last = whole ? length - horizon : length - 1;
    int first = Math.max(LEAST_KNOWN, last - Math.min(last / 2, HORIZONS * horizon));
    int seasonal = 2 * season + 1;
    if (season > 1 && first < seasonal && seasonal + LEAST_TRIED <= length) {
      first = seasonal;
      last = Math.max(last, Math.min(length - 1, first + LEAST_TRIED));
    }
    return between(first, last);
  }

  /** How many horizons fit one behind the other: errors of the same days are not independent. */
  double blocks(int horizon) {
    return 1 + (double) (at[at.length - 1] - at[0]) / horizon;
  }

  private static Origins between(int first, int last) {
    int count = Math.min(MOST, last - first + 1);
    int[] at = new int[count];
    for (int i = 0; i < count; i++) {
      at[i] =
          first + (count == 1 ? 0 : (int) Math.round((double) (last - first) * i / (count - 1)));
    }
    return new Origins(first, at);
  }
}
