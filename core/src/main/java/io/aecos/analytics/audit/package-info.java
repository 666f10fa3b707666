/**
 * The product's own audit trail: who did what with it, in a chain of signed hashes. What people do
 * in AEC OS is no part of it; that is the ledger's.
 */
@NullMarked
package io.aecos.analytics.audit;

import org.jspecify.annotations.NullMarked;
