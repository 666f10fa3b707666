package io.aecos.analytics;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.aecos.analytics.server.gate.Requires;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The walls that modules alone do not hold. Stands here because this module sees all that ships.
 */
@AnalyzeClasses(packages = "io.aecos.analytics", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] EDGES = {
    "io.aecos.analytics.client..",
    "io.aecos.analytics.server..",
    "io.aecos.analytics.cli..",
    "io.aecos.analytics.engine..",
    "io.aecos.analytics.workspace.."
  };

  @ArchTest
  static final ArchRule coreKnowsNoTechnology =
      noClasses()
          .that(not(resideInAnyPackage(EDGES)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "java.net.http..", "org.springframework..", "jakarta..")
          .because("core and the demo must run in any engine, any server and any test");

  @ArchTest
  static final ArchRule dependenciesPointInwards =
      noClasses()
          .that(not(resideInAnyPackage(EDGES)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(EDGES)
          .because("data flows in one direction and the core does not know who uses it");

  @ArchTest
  static final ArchRule forecastsKnowNumbersAlone =
      classes()
          .that()
          .resideInAPackage("io.aecos.analytics.forecast..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.aecos.analytics.forecast..", "java..", "org.jspecify..")
          .because("a forecast can be tried on any numbers, by anybody");

  @ArchTest
  static final ArchRule enginesKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("io.aecos.analytics.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.aecos.analytics.server..",
              "io.aecos.analytics.cli..",
              "io.aecos.analytics.workspace..",
              "org.springframework..")
          .because("an engine is only its difference from the others");

  @ArchTest
  static final ArchRule enginesAreIndependent =
      slices()
          .matching("io.aecos.analytics.engine.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              JavaClass.Predicates.resideInAPackage("io.aecos.analytics.engine.."),
              JavaClass.Predicates.resideInAPackage("io.aecos.analytics.engine.sql.."))
          .because("each engine can be replaced by itself");

  @ArchTest
  static final ArchRule connectorsDoNotStore =
      noClasses()
          .that()
          .resideInAPackage("io.aecos.analytics.workspace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.aecos.analytics.projection..",
              "io.aecos.analytics.engine..",
              "io.aecos.analytics.server..",
              "io.aecos.analytics.cli..")
          .because("a connector delivers to intake and cares for nothing behind it");

  @ArchTest
  static final ArchRule sqlStaysWhereDatabasesAre =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "io.aecos.analytics.engine..", "io.aecos.analytics.workspace..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..")
          .because("SQL lives in engines, and in the connectors that read AEC OS's databases");

  @ArchTest
  static final ArchRule oneException =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.aecos.analytics.error..", "io.aecos.analytics.engine.sql..")
          .and()
          .arePublic()
          .should()
          .beAssignableTo(RuntimeException.class)
          .orShould()
          .beAssignableTo(Error.class)
          .because(
              "the compiler names checked exceptions; who catches ours catches the rest. What engines"
                  + " in SQL throw among themselves is translated before it leaves them");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.aecos.analytics.cli..", "io.aecos.analytics.client..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("a server logs; only commands talk to a terminal");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .because("such names hide what a class is for");

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes()
          .that(not(assignableTo(Annotation.class)))
          .should(beInANullMarkedPackage())
          .because("NullAway checks only what is marked");

  @ArchTest
  static final ArchRule everyEndpointSaysWhoMayUseIt =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .should()
          .beAnnotatedWith(Requires.class)
          .because("the gate denies what does not say, and a reader wants to know");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("io.aecos.analytics.(**)")
          .should()
          .beFreeOfCycles()
          .because("each package can be understood without those that use it");

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package marked with @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        String message =
            type.getName() + (marked ? " is" : " is not") + " in a null-marked package";
        events.add(new SimpleConditionEvent(type, marked, message));
      }
    };
  }
}
