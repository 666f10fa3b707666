package io.aecos.analytics.server.web;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The dashboard's page; it holds no data and shows nothing until someone has signed in. */
@RestController
@Hidden
public final class FrontPage {

  @GetMapping("/")
  @Requires(Permission.ANYONE)
  public ResponseEntity<Resource> page() {
    Resource index = new ClassPathResource("static/index.html");
    if (!index.exists()) {
      throw new AnalyticsException(
          ErrorCode.NOT_FOUND, "This server was built without a dashboard");
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .contentType(MediaType.TEXT_HTML)
        .body(index);
  }
}
