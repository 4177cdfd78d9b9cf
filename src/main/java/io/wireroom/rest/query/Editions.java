package io.wireroom.rest.query;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.config.WireroomConfig;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.rest.access.Reader;
import jakarta.inject.Singleton;

/** Adapts archived editions to their reader: canonical URLs of the reader's site, and without former audiences. */
@Singleton
public final class Editions {
    private final String site;

    Editions(WireroomConfig config) {
        this.site = config.site();
    }

    public Edition read(ArchivedEdition archived, Reader reader) {
        Edition edition = parse(archived);
        if (getsOriginal(reader)) {
            return edition;
        }
        String canonicalUrl = reader.site() + edition.path();
        return switch (edition) {
            case Article article -> withoutFormerAudience(article, reader).withCanonicalUrl(canonicalUrl);
            case Withdrawal withdrawal ->
                withoutFormerAudience(withdrawal, reader).withCanonicalUrl(canonicalUrl);
        };
    }

    /** The edition's JSON. Readers of the main site with access to everything get the bytes of the log unchanged. */
    public byte[] json(ArchivedEdition archived, Reader reader) {
        return getsOriginal(reader) ? archived.json() : ArticleJson.write(read(archived, reader));
    }

    private boolean getsOriginal(Reader reader) {
        return reader.site().equals(site) && reader.rights().equals(AccessScope.ALL);
    }

    /** Removes former audiences: they may contain sources and tags that the partner's rights do not cover. */
    private static Article withoutFormerAudience(Article article, Reader reader) {
        return reader.rights().equals(AccessScope.ALL) ? article : article.withoutFormerly();
    }

    private static Withdrawal withoutFormerAudience(Withdrawal withdrawal, Reader reader) {
        return reader.rights().equals(AccessScope.ALL) ? withdrawal : withdrawal.withoutFormerly();
    }

    /** The edition as in the event. */
    public static Edition parse(ArchivedEdition archived) {
        try {
            return ArticleJsonReader.read(archived.json());
        } catch (MalformedEditionException e) {
            throw new IllegalStateException("archived article " + archived.id() + " can't be parsed", e);
        }
    }
}
