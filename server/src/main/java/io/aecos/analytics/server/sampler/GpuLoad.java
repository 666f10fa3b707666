package io.aecos.analytics.server.sampler;

/** How busy one GPU is and how full its memory, both in percent. */
record GpuLoad(String device, double percent, double memoryPercent) {}
