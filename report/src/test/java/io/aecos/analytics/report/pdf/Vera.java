package io.aecos.analytics.report.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** The public judge of PDF/A and PDF/UA. */
final class Vera {
  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private Vera() {}

  /** Each rule that is broken, where and why. */
  static List<String> broken(byte[] pdf, PDFAFlavour flavour) {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
          .map(one -> one.getRuleId() + " " + one.getMessage() + " at " + one.getLocation())
          .distinct()
          .limit(20)
          .toList();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
