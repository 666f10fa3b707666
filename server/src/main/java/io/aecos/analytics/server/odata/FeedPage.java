package io.aecos.analytics.server.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows, with a cell for each column of the question; {@code next} is where the next page goes
 * on, null at the end.
 */
record FeedPage(List<@Nullable Object[]> rows, @Nullable PageToken next) {}
