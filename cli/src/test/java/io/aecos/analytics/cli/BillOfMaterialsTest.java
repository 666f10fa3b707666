package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar tells what it is made of: its libraries, and the packages of the dashboard. */
class BillOfMaterialsTest {
  /** Of what is on the class path, the parts that only tests use. */
  private static final Pattern TESTS =
      Pattern.compile(
          ".*/(junit|assertj|archunit|opentest4j|apiguardian|byte-buddy|hamcrest|surefire|error_prone_annotations).*");

  @Test
  void application_namesEveryLibraryThatIsShipped() throws IOException {
    Set<String> told = purls("application.cdx.json");
    List<String> libraries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(path -> path.replace('\\', '/'))
            .filter(path -> path.contains("/repository/") || path.contains("/.m2/"))
            .filter(path -> path.endsWith(".jar") && !TESTS.matcher(path).matches())
            .map(BillOfMaterialsTest::purl)
            .toList();

    assertThat(libraries).hasSizeGreaterThan(50);
    assertThat(told).containsAll(libraries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pkg:npm/react@", "pkg:npm/react-dom@", "pkg:npm/plotly.js@", "pkg:npm/%40font"})
  void dashboard_namesItsPackages(String start) throws IOException {
    assertThat(purls("dashboard.cdx.json"))
        .anyMatch(purl -> purl.startsWith(start))
        .noneMatch(purl -> purl.startsWith("pkg:npm/eslint"));
  }

  /** A repository keeps {@code group/artifact/version/file}: the last folders name a library. */
  private static String purl(String jar) {
    Path version = Path.of(jar).getParent();
    return version.getParent().getFileName() + "@" + version.getFileName();
  }

  private static Set<String> purls(String name) throws IOException {
    try (InputStream in = BillOfMaterialsTest.class.getResourceAsStream("/META-INF/sbom/" + name)) {
      assertThat(in).as(name + ", which only a build that is online makes").isNotNull();
      JsonNode components = JsonMapper.shared().readTree(in).path("components");
      return components
          .valueStream()
          .map(component -> component.path("purl").asString())
          .map(purl -> purl.startsWith("pkg:maven") ? mavenName(purl) : purl)
          .collect(Collectors.toSet());
    }
  }

  private static String mavenName(String purl) {
    return purl.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
  }
}
