package io.aecos.analytics.server.insight;

import io.aecos.analytics.insight.Trust;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.server.metrics.AnswerJson.NoteJson;
import java.util.List;

/** What every answer carries beside its figures, as members of the same object. */
public record TrustJson(
    Window period,
    Watermark watermark,
    boolean complete,
    List<NoteJson> notes,
    String definition,
    String sql) {

  public static TrustJson of(Trust trust) {
    return new TrustJson(
        trust.period(),
        trust.watermark(),
        trust.complete(),
        trust.notes().stream().map(note -> new NoteJson(note.code().text(), note.text())).toList(),
        trust.definition(),
        trust.sql());
  }
}
