package io.wireroom.rest.query;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.config.WireroomConfig;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEdition;
import io.wireroom.rest.access.Reader;
import jakarta.inject.Singleton;

/** Archived editions as their reader gets them: with canonical URLs of the reader's own site, and without word of whose else's
 * they were. */
@Singleton
public final class Editions {
    private final String site;

    Editions(WireroomConfig config) {
        this.site = config.site();
    }

    public Edition read(ArchivedEdition archived, Reader reader) {
        Edition edition = parse(archived);
        if (getsLog(reader)) {
            return edition;
        }
        String canonicalUrl = reader.site() + edition.path();
        return switch (edition) {
            case Article article -> discreet(article, reader).withCanonicalUrl(canonicalUrl);
            case Withdrawal withdrawal -> discreet(withdrawal, reader).withCanonicalUrl(canonicalUrl);
        };
    }

    /** The edition's JSON; the bytes of the log, untouched, for readers of the main site who may see everything. */
    public byte[] json(ArchivedEdition archived, Reader reader) {
        return getsLog(reader) ? archived.json() : ArticleJson.write(read(archived, reader));
    }

    private boolean getsLog(Reader reader) {
        return reader.site().equals(site) && reader.rights().equals(AccessScope.ALL);
    }

    /** Former reaches may name sources and tags that a partner's rights don't cover. */
    private static Article discreet(Article article, Reader reader) {
        return reader.rights().equals(AccessScope.ALL) ? article : article.withoutFormerly();
    }

    private static Withdrawal discreet(Withdrawal withdrawal, Reader reader) {
        return reader.rights().equals(AccessScope.ALL) ? withdrawal : withdrawal.withoutFormerly();
    }

    private static Edition parse(ArchivedEdition archived) {
        try {
            return ArticleJsonReader.read(archived.json());
        } catch (MalformedEdition e) {
            throw new IllegalStateException("the archive took in article " + archived.id() + " and can't read it", e);
        }
    }
}
