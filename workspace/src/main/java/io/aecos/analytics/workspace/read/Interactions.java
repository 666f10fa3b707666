package io.aecos.analytics.workspace.read;

import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** {@code fine_tuning/interactions}: one file per parse, with the prompt and the verdict on it. */
public final class Interactions {
  public static final String NAME = "interactions";
  private final Folder<Interaction> folder;
  private final boolean keepWords;

  public Interactions(ProjectDirectory project, boolean keepWords) {
    this.folder = new Folder<>(project, "fine_tuning/interactions", ".jsonl", this::parse);
    this.keepWords = keepWords;
  }

  public Reading<Interaction> read() {
    return folder.read();
  }

  private Interaction parse(byte[] content, Path file, Instant modified) throws BadRecord {
    JsonNode node = Json.object(content);
    JsonNode spec = node.path("parsed_spec");
    JsonNode context = node.path("context");
    String prompt = Json.text(node, "prompt");
    String jurisdiction = Json.text(context, "jurisdiction");
    return new Interaction(
        Json.required(node, "interaction_id"),
        Times.epoch("timestamp", node),
        Hashes.sha256(prompt),
        prompt.length(),
        keepWords ? prompt : null,
        Json.text(spec, "intent"),
        Json.text(spec, "ifc_class"),
        Json.texts(spec.path("compliance_codes")),
        jurisdiction.isEmpty() ? Json.text(context, "region") : jurisdiction,
        Json.number(node, "confidence"),
        Json.flag(node, "corrected"),
        Json.flag(node, "rejected"),
        node.hasNonNull("correction") || node.hasNonNull("rejection_reason"),
        modified);
  }
}
