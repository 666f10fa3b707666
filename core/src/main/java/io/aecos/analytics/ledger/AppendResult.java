package io.aecos.analytics.ledger;

import java.util.BitSet;

/**
 * What became of a batch. Bit {@code i} of {@code duplicates} is set when event {@code i} was there
 * before; bit {@code i} of {@code quarantineDuplicates} when quarantined item {@code i} was. {@code
 * lastSeq} is the ledger's last seq now.
 */
public record AppendResult(BitSet duplicates, BitSet quarantineDuplicates, long lastSeq) {}
