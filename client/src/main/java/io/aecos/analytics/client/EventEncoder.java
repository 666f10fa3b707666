package io.aecos.analytics.client;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as JSON into memory of its own. For one thread at a time; used again and again, so
 * that recording leaves next to no garbage.
 */
final class EventEncoder {
  private static final int MAX_TEXT = 200;

  /** Like folders of projects, whose names are longer. */
  private static final int MAX_PROJECT = 1_024;

  private static final byte[] ID = Ascii.bytes("{\"id\":\"");
  private static final byte[] OCCURRED_AT = Ascii.bytes("\",\"occurredAt\":\"");
  private static final byte[] MODULE = Ascii.bytes("\",\"module\":");
  private static final byte[] TYPE = Ascii.bytes(",\"type\":");
  private static final byte[] USER = Ascii.bytes(",\"user\":");
  private static final byte[] PROJECT = Ascii.bytes(",\"project\":");
  private static final byte[] DISCIPLINE = Ascii.bytes(",\"discipline\":");
  private static final byte[] ELEMENT_GUID = Ascii.bytes(",\"elementGuid\":");
  private static final byte[] ELEMENT_TYPE = Ascii.bytes(",\"elementType\":");
  private static final byte[] TEMPLATE_ID = Ascii.bytes(",\"templateId\":");
  private static final byte[] REGION = Ascii.bytes(",\"region\":");
  private static final byte[] CODE_EDITION = Ascii.bytes(",\"codeEdition\":");
  private static final byte[] VALUE = Ascii.bytes(",\"value\":");
  private static final byte[] ATTRIBUTES = Ascii.bytes(",\"attributes\":");
  private static final byte[] END = Ascii.bytes(",\"source\":\"hook:java\"}");
  private static final long FIRST_PLAIN_SECOND = -62_135_596_800L; // 0001-01-01
  private static final long LAST_PLAIN_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59

  private final InstantSource clock;
  private final EventIdSequence ids;
  private final Tally<Mending> mended;
  private final SplittableRandom random = EventIdSequence.random();
  private final JsonBuffer json;
  private final AttributeWriter attributes;
  private long second = Long.MIN_VALUE;
  private byte[] secondText = {};

  EventEncoder(InstantSource clock, EventIdSequence ids, Tally<Mending> mended) {
    this.clock = clock;
    this.ids = ids;
    this.mended = mended;
    json = new JsonBuffer(mended);
    attributes = new AttributeWriter(json, mended);
  }

  byte[] bytes() {
    return json.bytes();
  }

  /** Writes {@code event} over what was written before and answers its length in bytes. */
  int encode(EventBuilder event) {
    Instant now = clock.instant();
    json.cutTo(0);
    json.raw(ID);
    id(now);
    json.raw(OCCURRED_AT);
    time(event.occurredAt == null ? now : event.occurredAt);
    json.raw(MODULE);
    json.text(event.module, MAX_TEXT);
    json.raw(TYPE);
    json.text(event.type, MAX_TEXT);
    fields(event, AnalyticsContext.current());
    if (event.hasValue) {
      value(event.value);
    }
    if (event.attributeCount > 0) {
      json.raw(ATTRIBUTES);
      attributes.write(event.names, event.values, event.attributeCount);
    }
    json.raw(END);
    return json.length();
  }

  void shrink() {
    json.shrink();
  }

  private void fields(EventBuilder event, AnalyticsContext context) {
    field(USER, event.user, context.user());
    field(PROJECT, event.project, context.project());
    field(DISCIPLINE, event.discipline, context.discipline());
    field(ELEMENT_GUID, event.elementGuid, null);
    field(ELEMENT_TYPE, event.elementType, null);
    field(TEMPLATE_ID, event.templateId, null);
    field(REGION, event.region, context.region());
    field(CODE_EDITION, event.codeEdition, context.codeEdition());
  }

  private void field(byte[] name, @Nullable String own, @Nullable String fromContext) {
    String text = own != null ? own : fromContext;
    if (text != null && !text.isEmpty()) {
      json.raw(name);
      json.text(text, name == PROJECT ? MAX_PROJECT : MAX_TEXT);
    }
  }

  private void value(double value) {
    if (Double.isFinite(value)) {
      json.raw(VALUE);
      json.number(value);
    } else {
      mended.count(Mending.NOT_FINITE);
    }
  }

  private void id(Instant now) {
    long high = ids.nextHigh(Math.max(0, now.toEpochMilli()), random.nextLong());
    long low = EventIdSequence.low(random.nextLong());
    json.hex(high >>> 32, 8);
    json.raw('-');
    json.hex(high >>> 16, 4);
    json.raw('-');
    json.hex(high, 4);
    json.raw('-');
    json.hex(low >>> 48, 4);
    json.raw('-');
    json.hex(low, 12);
  }

  /** ISO 8601 with microseconds; most events share their second with the one before. */
  private void time(Instant instant) {
    long now = instant.getEpochSecond();
    if (now < FIRST_PLAIN_SECOND || now > LAST_PLAIN_SECOND) {
      json.raw(Ascii.bytes(instant.toString()));
      return;
    }
    if (now != second) {
      secondText = Ascii.bytes(Texts.second(OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)));
      second = now;
    }
    json.raw(secondText);
    json.raw('.');
    json.digits(instant.getNano() / 1000, 6);
    json.raw('Z');
  }
}
