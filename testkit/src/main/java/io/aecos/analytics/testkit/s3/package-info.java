/** A real store that speaks S3, for tests. */
@NullMarked
package io.aecos.analytics.testkit.s3;

import org.jspecify.annotations.NullMarked;
