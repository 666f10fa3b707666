package io.aecos.analytics.workspace.assemble;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One spelling per region: contexts say {@code Louisiana} or {@code New York, US} where template
 * tags say {@code LA} and {@code NY}. A name that is no US state stays as it is.
 */
final class Regions {
  private static final String STATES =
      "Alabama=AL Alaska=AK Arizona=AZ Arkansas=AR California=CA Colorado=CO Connecticut=CT "
          + "Delaware=DE Florida=FL Georgia=GA Hawaii=HI Idaho=ID Illinois=IL Indiana=IN Iowa=IA "
          + "Kansas=KS Kentucky=KY Louisiana=LA Maine=ME Maryland=MD Massachusetts=MA Michigan=MI "
          + "Minnesota=MN Mississippi=MS Missouri=MO Montana=MT Nebraska=NE Nevada=NV "
          + "New-Hampshire=NH New-Jersey=NJ New-Mexico=NM New-York=NY North-Carolina=NC "
          + "North-Dakota=ND Ohio=OH Oklahoma=OK Oregon=OR Pennsylvania=PA Rhode-Island=RI "
          + "South-Carolina=SC South-Dakota=SD Tennessee=TN Texas=TX Utah=UT Vermont=VT "
          + "Virginia=VA Washington=WA West-Virginia=WV Wisconsin=WI Wyoming=WY";
  private static final Map<String, String> CODES = codes();

  private Regions() {}

  static @Nullable String of(String name) {
    String plain = name.strip().replaceFirst("(?i),?\\s*(US|USA|United States)$", "");
    if (plain.isEmpty()) {
      return null;
    }
    return CODES.getOrDefault(plain.toLowerCase(Locale.ROOT), plain);
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String state : STATES.split(" ", -1)) {
      int equals = state.indexOf('=');
      String name = state.substring(0, equals).replace('-', ' ').toLowerCase(Locale.ROOT);
      codes.put(name, state.substring(equals + 1));
    }
    return codes;
  }
}
