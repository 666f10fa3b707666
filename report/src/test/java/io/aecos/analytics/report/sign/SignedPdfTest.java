package io.aecos.analytics.report.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.report.Practice;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.pdf.PdfRenderer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The signature within a PDF. */
class SignedPdfTest {
  private static final byte[] MANIFEST =
      "{\"report\":\"monthly\"}".getBytes(StandardCharsets.UTF_8);
  private static final SigningKey KEY = KeyStores.make("Hartmann & Osei", Practice.NOW);
  private static byte[] signed = {};

  @BeforeAll
  static void sign() throws Exception {
    Report report = Practice.demo().monthly();
    byte[] pdf = PdfRenderer.render(report, Texts.in("en"), MANIFEST);
    signed = new Signer(KEY, TimeStamps.NONE).pdf(pdf, Practice.NOW);
  }

  @Test
  void signedReport_isWholeAndTellsWhoWhenAndWhat() {
    Verdict verdict = PdfCheck.check(signed);

    assertThat(verdict.reason()).isEmpty();
    assertThat(verdict.whole()).isTrue();
    assertThat(verdict.signer()).isEqualTo("Hartmann & Osei");
    assertThat(verdict.certificate()).isEqualTo(KEY.certificate());
    assertThat(verdict.signedAt()).isEqualTo(Practice.NOW);
    assertThat(verdict.manifest()).isEqualTo(MANIFEST);
  }

  @Test
  void anyChangedByte_isFound() {
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] changed = signed.clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(whole(changed)).as("bit changed in byte " + at).isFalse();
    }
  }

  /** Behind the signature lies room that it does not need and does not cover. */
  @Test
  void anythingInTheRoomBehindTheSignature_isFound() {
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    int room = text.indexOf("00000000000000000000", text.lastIndexOf("/Contents <")) + 40;
    byte[] changed = signed.clone();
    changed[room] = '1';

    assertThat(whole(changed)).isFalse();
  }

  @Test
  void whatIsAddedBehind_isFound() {
    byte[] longer = java.util.Arrays.copyOf(signed, signed.length + 1);
    longer[signed.length] = '\n';

    assertThat(whole(longer)).isFalse();
  }

  private static boolean whole(byte[] pdf) {
    return PdfCheck.check(pdf).whole();
  }
}
