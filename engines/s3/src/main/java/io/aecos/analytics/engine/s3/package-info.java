/** Keeps archives in a bucket of an S3-compatible store. */
@NullMarked
package io.aecos.analytics.engine.s3;

import org.jspecify.annotations.NullMarked;
