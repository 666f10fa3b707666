package io.aecos.analytics.server.reports;

import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.SheetQueries;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * An address of the dashboard: its sheet, and the parameters that say of what its numbers are. What
 * lies open beside the sheet changes no number and is left out.
 */
record DashboardAddress(Sheet sheet, MultiValueMap<String, String> parameters, String shown) {
  private static final int LONGEST = 8_000;
  private static final Set<String> BESIDE = Set.of("events", "why", "chart", "elements", "signin");

  /** Understands {@code url}, which is of one of {@code sheets}; another site's is refused. */
  static DashboardAddress parse(String url, List<Sheet> sheets, OwnAddress own) {
    if (url.length() > LONGEST) {
      throw wrong("is longer than " + LONGEST + " characters");
    }
    URI uri = uri(url);
    if (!own.has(uri)) {
      throw wrong("is no address of this dashboard; give a path, such as /cost?period=90d");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    Sheet sheet = sheet(path.replaceAll("^/+|/+$", ""), sheets);
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    String query = uri.getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      if (!pair.isEmpty() && !BESIDE.contains(name) && !name.startsWith("at.")) {
        parameters.add(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    if (parameters.containsKey("vs")) {
      throw wrong("sets two views side by side ('vs'); a report tells of one");
    }
    defaults(parameters);
    return new DashboardAddress(sheet, parameters, path + (query == null ? "" : "?" + query));
  }

  /** What the dashboard shows when its address does not say. */
  private static void defaults(MultiValueMap<String, String> parameters) {
    if (!parameters.containsKey("period") && !parameters.containsKey("from")) {
      parameters.add("period", SheetQueries.PERIOD);
    }
    if (!parameters.containsKey("compare")) {
      parameters.add("compare", "previous");
    }
  }

  private static Sheet sheet(String name, List<Sheet> sheets) {
    return sheets.stream()
        .filter(sheet -> sheet.name().equals(name.isEmpty() ? "overview" : name))
        .findFirst()
        .orElseThrow(
            () ->
                ReportRequest.invalid(
                    "url",
                    "there is no page '" + name + "'",
                    sheets.stream().map(sheet -> "/" + sheet.name()).toList()));
  }

  private static URI uri(String url) {
    try {
      return new URI(url.replace(" ", "%20").replace("|", "%7C"));
    } catch (URISyntaxException e) {
      throw wrong("is no address: " + e.getReason());
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("cannot be decoded; write % as %25");
    }
  }

  private static RuntimeException wrong(String what) {
    return ReportRequest.invalid("url", what, List.of());
  }
}
