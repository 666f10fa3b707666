package io.aecos.analytics.server.metrics;

import io.swagger.v3.oas.annotations.media.Schema;

/** What became of one metric of a view. */
@Schema(oneOf = {AnswerJson.class, AnswerJson.FailedJson.class})
public sealed interface ResultJson permits AnswerJson, AnswerJson.FailedJson {
  String metric();
}
