package io.aecos.analytics.server.operate;

import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is stored, where, and for how long there is room. */
@RestController
public final class StorageEndpoint {
  private final Storage storage;

  public StorageEndpoint(Storage storage) {
    this.storage = storage;
  }

  @GetMapping("/api/storage")
  @Requires(Permission.ADMINISTER)
  public StorageJson storage() {
    return storage.measure();
  }
}
