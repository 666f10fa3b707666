package io.aecos.analytics.server.sampler;

import org.jspecify.annotations.Nullable;

/**
 * How busy one GPU is and how full its memory, both in percent; null where its driver does not say,
 * as for a GPU that is split into instances (MIG).
 */
record GpuLoad(String device, @Nullable Double percent, @Nullable Double memoryPercent) {}
