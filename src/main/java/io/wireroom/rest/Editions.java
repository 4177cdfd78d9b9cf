package io.wireroom.rest;

import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.config.WireroomConfig;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEdition;
import jakarta.inject.Singleton;

/** Archived editions as their reader gets them: with canonical URLs of the reader's own site. */
@Singleton
final class Editions {
    private final String site;

    Editions(WireroomConfig config) {
        this.site = config.site();
    }

    Edition read(ArchivedEdition archived, Reader reader) {
        Edition edition = parse(archived);
        if (reader.site().equals(site)) {
            return edition;
        }
        String canonicalUrl = reader.site() + edition.path();
        return switch (edition) {
            case Article article -> article.withCanonicalUrl(canonicalUrl);
            case Withdrawal withdrawal -> withdrawal.withCanonicalUrl(canonicalUrl);
        };
    }

    /** The edition's JSON; the bytes of the log, untouched, for readers of the main site. */
    byte[] json(ArchivedEdition archived, Reader reader) {
        return reader.site().equals(site) ? archived.json() : ArticleJson.write(read(archived, reader));
    }

    private static Edition parse(ArchivedEdition archived) {
        try {
            return ArticleJsonReader.read(archived.json());
        } catch (MalformedEdition e) {
            throw new IllegalStateException("the archive took in article " + archived.id() + " and can't read it", e);
        }
    }
}
