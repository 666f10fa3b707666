package io.aecos.analytics.insight;

/** What stands in a place of a {@link Phrase}. */
public sealed interface PhrasePart
    permits Phrase,
        Phrase.Name,
        Phrase.Title,
        Phrase.By,
        Phrase.Count,
        Phrase.Amount,
        Phrase.Percent,
        Phrase.Day,
        Phrase.Month,
        Phrase.Minute {}
