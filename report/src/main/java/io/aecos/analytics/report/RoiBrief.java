package io.aecos.analytics.report;

import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.report.Brief.Fact;
import io.aecos.analytics.roi.RoiAnswer;
import io.aecos.analytics.roi.RoiAnswer.Costs;
import io.aecos.analytics.roi.RoiAnswer.Line;
import io.aecos.analytics.roi.RoiAnswer.Range;
import io.aecos.analytics.roi.RoiAnswer.Saved;
import io.aecos.analytics.roi.RoiAnswer.TypeLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What AEC OS is worth, for partners: on one page, each figure with the way to what is behind it.
 */
public final class RoiBrief {
  /** So many types the first page shows; the table itself holds all. */
  private static final int TYPES = 5;

  /** So many rows are told whatever they say; those that say what an hour costs, always. */
  private static final int RULES = 6;

  private final RoiAnswer answer;
  private final Texts texts;
  private final Formats formats;
  private final UnaryOperator<String> addresses;
  private final long received;

  private RoiBrief(
      RoiAnswer answer,
      Texts texts,
      Formats formats,
      UnaryOperator<String> addresses,
      long received) {
    this.received = received;
    this.answer = answer;
    this.texts = texts;
    this.formats = formats;
    this.addresses = addresses;
  }

  /**
   * {@code addresses} gives the address of the dashboard's overview with a further parameter, such
   * as {@code events=time_saved_hours}. What came after row {@code received} of the ledger is not
   * missed.
   */
  public static Brief of(
      RoiAnswer answer,
      Texts texts,
      Formats formats,
      UnaryOperator<String> addresses,
      long received) {
    return new RoiBrief(answer, texts, formats, addresses, received).brief();
  }

  private Brief brief() {
    Table types = types(answer.byType().size());
    List<Table> shortened =
        answer.byType().size() > TYPES ? List.of(types(TYPES)) : List.<Table>of();
    List<Table> tables = List.of(lines(), types, sensitivity());
    List<String> rules = rules();
    List<Table> listed =
        rules.size() < answer.baselines().size()
            ? List.of(Appendix.baselines(answer.baselines(), texts))
            : List.<Table>of();
    return new Brief(lead(), facts(), tables, shortened, words(rules), listed);
  }

  private String lead() {
    String saved = texts.get("roi.lead", hours(answer.saved().hours()), usd(answer.saved().usd()));
    Costs costs = answer.costs();
    return costs == null
        ? saved
        : saved + ' ' + texts.get("roi.lead.costs", usd(costs.total()), usd(costs.benefit()));
  }

  private List<Fact> facts() {
    Range range = answer.range();
    Costs costs = answer.costs();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            texts.get("roi.saved"),
            linked(money(answer.saved().usd()), "elements=roi:counted"),
            hours(answer.saved().hours())));
    facts.add(
        new Fact(
            texts.get("roi.range"),
            range == null ? null : usd(range.low().usd()) + " – " + usd(range.high().usd()),
            range == null ? texts.get("roi.range.none") : scatter(range)));
    facts.add(
        new Fact(
            texts.get("roi.reuse"),
            linked(money(answer.reuse().without().usd()), "events=template_reuses"),
            texts.get("roi.reuse.of", formats.count(answer.reuse().elements()))));
    facts.add(
        new Fact(
            texts.get("roi.benefit"),
            costs == null ? null : money(costs.benefit()),
            costs == null
                ? texts.get("roi.costs.none")
                : costs.roi() == null
                    ? ""
                    : texts.get("roi.return", formats.value(costs.roi(), Unit.FRACTION))));
    facts.add(
        new Fact(
            texts.get("roi.payback"),
            costs == null || costs.paybackMonths() == null
                ? null
                : texts.get("roi.months", formats.value(costs.paybackMonths(), Unit.SCORE)),
            costs == null
                ? texts.get("roi.costs.none")
                : texts.get("roi.once", usd(costs.once()))));
    return facts;
  }

  private String scatter(Range range) {
    Instant mostly = range.mostly();
    return texts.get("roi.range.of", range.weeks())
        + (mostly == null ? "" : texts.get("roi.range.mostly", formats.step(mostly)));
  }

  private Table lines() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Line line : answer.lines()) {
      String behind =
          switch (line.name()) {
            case "gross" -> "events=time_saved_hours";
            case "net" -> "elements=roi:counted";
            default -> "elements=roi:" + line.name();
          };
      rows.add(
          row(
              texts.get("roi.line." + line.name()),
              line.events() == 0 ? (Object) 0L : linked(line.events(), behind),
              hoursOf(line.saved()),
              money(line.saved().usd())));
    }
    return new Table("roi-steps", ".roi.steps", columns("line", "generations"), rows);
  }

  /** The first so many, and the others as one row. */
  private Table types(int most) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<TypeLine> all = answer.byType();
    for (TypeLine type : all.subList(0, Math.min(most, all.size()))) {
      rows.add(
          row(
              type.elementType() == null ? texts.get("not-said") : type.elementType(),
              linked(
                  type.elements(),
                  "events=time_saved_hours&at.elementType="
                      + encoded(type.elementType() == null ? "" : type.elementType())),
              hoursOf(type.saved()),
              money(type.saved().usd())));
    }
    if (all.size() > most) {
      List<TypeLine> rest = all.subList(most, all.size());
      rows.add(
          row(
              texts.get("roi.others", rest.size()),
              rest.stream().mapToLong(TypeLine::elements).sum(),
              new Quantity(rest.stream().mapToDouble(one -> one.saved().hours()).sum(), Unit.HOURS),
              money(rest.stream().mapToDouble(one -> one.saved().usd()).sum())));
    }
    return new Table("roi-types", ".roi.types", columns("elementType", "elements"), rows);
  }

  private Table sensitivity() {
    List<String> keys = List.of("hours-less", "hours-more", "rate-less", "rate-more", "costs-more");
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < answer.sensitivity().size(); i++) {
      RoiAnswer.Sensitivity one = answer.sensitivity().get(i);
      rows.add(
          row(
              texts.get("roi.if." + keys.get(i)),
              money(one.usd()),
              one.benefit() == null ? null : money(one.benefit())));
    }
    return new Table(
        "roi-what-if",
        ".roi.what-if",
        List.of(text("assumption"), number("saved", Unit.USD), number("benefit", Unit.USD)),
        rows);
  }

  /** The baselines as far as a sentence tells them. */
  private List<String> rules() {
    List<String> rules = new ArrayList<>();
    List<Baseline> rows = answer.baselines();
    for (int i = 0; i < rows.size(); i++) {
      if (i < RULES || rows.get(i).hourlyRateUsd() != null) {
        rules.add(rule(rows.get(i)));
      }
    }
    return rules;
  }

  private List<String> words(List<String> rules) {
    List<String> words = new ArrayList<>();
    words.add(texts.get("roi.how"));
    words.add(texts.get("roi.rules", String.join("; ", rules)));
    int all = answer.baselines().size();
    if (rules.size() < all) {
      words.add(texts.get("roi.rules.all", all, texts.get("tables"), texts.get("table.baselines")));
    }
    Costs costs = answer.costs();
    if (costs != null) {
      words.add(
          texts.get(
              "roi.costs",
              usd(costs.total()),
              usd(costs.licences()),
              usd(costs.machines()),
              usd(costs.people())));
    }
    if (costs != null && costs.breakEven() != null) {
      words.add(texts.get("roi.break-even", formats.value(costs.breakEven(), Unit.FRACTION)));
    }
    Note.lacking(answer.trust().notes(), answer.trust().watermark().seq(), received).stream()
        .map(Note::text)
        .distinct()
        .forEach(words::add);
    return words;
  }

  private String rule(Baseline row) {
    String subject =
        (row.elementType() == null ? texts.get("any") : row.elementType())
            + (row.project() == null ? "" : ", " + row.project());
    Double rate = row.hourlyRateUsd();
    return subject
        + ": "
        + formats.stated(row.manualHours(), Unit.HOURS)
        + (rate == null ? "" : ", " + formats.stated(rate, Unit.USD) + "/h")
        + (row.from() == null ? "" : " (" + texts.get("roi.since", formats.step(row.from())) + ")");
  }

  private Linked linked(Object cell, String parameter) {
    return new Linked(cell, addresses.apply(parameter));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  private String usd(double amount) {
    return formats.value(amount, Unit.USD);
  }

  private String hours(double hours) {
    return formats.value(hours, Unit.HOURS);
  }

  private static Quantity money(double usd) {
    return new Quantity(usd, Unit.USD);
  }

  private static Quantity hoursOf(Saved saved) {
    return new Quantity(saved.hours(), Unit.HOURS);
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }

  private static List<Table.Column> columns(String first, String counted) {
    return List.of(
        text(first),
        new Table.Column(counted, ".column." + counted, Table.Kind.COUNT, null),
        number("hours", Unit.HOURS),
        number("saved", Unit.USD));
  }

  private static Table.Column text(String name) {
    return new Table.Column(name, ".column." + name, Table.Kind.TEXT, null);
  }

  private static Table.Column number(String name, Unit unit) {
    return new Table.Column(name, ".column." + name, Table.Kind.NUMBER, unit);
  }
}
