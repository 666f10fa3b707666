package io.aecos.analytics.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.aecos.analytics.access.Access;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.source.SourceReport;
import java.util.List;
import org.springframework.web.bind.annotation.RequestMapping;

/** The walls that the modules' dependencies alone do not hold. */
@AnalyzeClasses(
    packages = "io.aecos.analytics",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] CORE = {
    "io.aecos.analytics.audit..",
    "io.aecos.analytics.access..",
    "io.aecos.analytics.columnar..",
    "io.aecos.analytics.error..",
    "io.aecos.analytics.event..",
    "io.aecos.analytics.intake..",
    "io.aecos.analytics.insight..",
    "io.aecos.analytics.ledger..",
    "io.aecos.analytics.metric..",
    "io.aecos.analytics.overlap..",
    "io.aecos.analytics.projection..",
    "io.aecos.analytics.pseudonym..",
    "io.aecos.analytics.query..",
    "io.aecos.analytics.registry..",
    "io.aecos.analytics.source.."
  };

  private static final String MAY_SAY_EVERYTHING =
      "io\\.aecos\\.analytics\\."
          + "(metric\\.MetricTests|overlap\\.Search|query\\.Losses|server\\.operate\\.(Storage|Examination)"
          + "|server\\.gate\\.Roles).*";

  private static final String MAY_READ_PAST_THE_SERVICES =
      "io\\.aecos\\.analytics\\.server\\."
          + "(Wiring|AlertBeans|alerts\\.(AlertWiring|LedgerFacts)|backup\\..*|erasure\\..*"
          + "|imports\\..*|insight\\.DataQuality|move\\..*|operate\\..*"
          + "|quarantine\\.QuarantineEndpoint"
          + "|books\\.BooksEndpoint|reconcile\\.VisibleNames"
          + "|reports\\.ReportWiring"
          + "|status\\.StatusEndpoint|stores\\..*|stream\\.LiveStream).*";

  @ArchTest
  static final ArchRule coreKnowsNoTechnology =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "java.net.http..", "jakarta..", "org.springframework..")
          .because("what numbers mean must not depend on how they are stored or sent");

  @ArchTest
  static final ArchRule coreKnowsNoEdge =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.aecos.analytics.engine..",
              "io.aecos.analytics.workspace..",
              "io.aecos.analytics.report..",
              "io.aecos.analytics.server..",
              "io.aecos.analytics.demo..")
          .because("the core is what all others stand on");

  @ArchTest
  static final ArchRule sqlStaysInEnginesAndConnectors =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.aecos.analytics.engine..",
              "io.aecos.analytics.workspace..",
              "io.aecos.analytics.testkit.postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..")
          .because("SQL outside of an engine is a second meaning of a number");

  @ArchTest
  static final ArchRule reportsKnowNeitherHttpNorHowEventsAreStored =
      noClasses()
          .that()
          .resideInAPackage("io.aecos.analytics.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net.http..",
              "jakarta..",
              "org.springframework..",
              "io.aecos.analytics.engine..",
              "io.aecos.analytics.server..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Projection.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Ledger.class)
          .because("a report says what the services answer within its asker's scope");

  @ArchTest
  static final ArchRule enginesDoNotKnowEachOther =
      slices()
          .matching("io.aecos.analytics.engine.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              JavaClass.Predicates.resideInAPackage("io.aecos.analytics.engine.."),
              JavaClass.Predicates.resideInAPackage("io.aecos.analytics.engine.sql.."))
          .because("any ledger must work with any projection");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("io.aecos.analytics.(**)")
          .should()
          .beFreeOfCycles()
          .because("a feature that can be read alone can be changed without fear");

  @ArchTest
  static final ArchRule endpointsDeclareTheirPermission =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .should()
          .beAnnotatedWith(Requires.class)
          .because("the gate denies what declares no permission");

  @ArchTest
  static final ArchRule fewMaySayEverything =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.aecos.analytics.access..",
              "io.aecos.analytics.testkit..",
              "io.aecos.analytics.bench..")
          .and()
          .haveNameNotMatching(MAY_SAY_EVERYTHING)
          .should()
          .callMethod(Access.class, "everything")
          .because(
              "what a viewer sees is decided in one place. The value tests of metrics have no viewer;"
                  + " counterparts of hook and connector are found across all projects; a loss that"
                  + " names no project may concern everybody; storage and the doctor are for"
                  + " administrators only, who see all that there is; and of a person the registry"
                  + " says what they see");

  @ArchTest
  static final ArchRule fewReadPastTheServices =
      noClasses()
          .that()
          .resideInAPackage("io.aecos.analytics.server..")
          .and()
          .haveNameNotMatching(MAY_READ_PAST_THE_SERVICES)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Ledger.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Projection.class)
          .because(
              "services answer within a viewer's scope, ledger and projection to whoever asks."
                  + " Imports write; backups copy; erasing, operating and the quarantine are for"
                  + " administrators only;"
                  + " sources, status, stream and the names in tables ask the viewer's scope of whatever they tell");

  @ArchTest
  static final ArchRule whatComesFromOutsideHasASender =
      noClasses()
          .that()
          .resideInAPackage("io.aecos.analytics.server.intake..")
          .should()
          .callMethod(Delivery.class, "of", String.class, List.class)
          .orShould()
          .callConstructor(Delivery.class, String.class, List.class, SourceReport.class)
          .because("a delivery that names no sender is the product's own and may say everything");
}
