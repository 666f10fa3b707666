package io.aecos.analytics.audit;

/**
 * An act as the trail keeps it. {@code seq} counts from 1 without a gap and is the order in which
 * acts were kept; their times are what the clock said, which may have gone back.
 */
public record AuditEntry(long seq, AuditAct act, AuditSeal seal) {}
