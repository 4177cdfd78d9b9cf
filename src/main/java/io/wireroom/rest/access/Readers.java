package io.wireroom.rest.access;

import io.wireroom.archive.AccessScope;
import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.Partner;
import io.wireroom.partner.Publication;
import jakarta.inject.Singleton;

/** Partners as readers. Settings that a partner does not have are those of the service. */
@Singleton
public final class Readers {
    private final Reader everybody;

    Readers(WireroomConfig config, Publication publication) {
        this.everybody = new Reader("everybody", AccessScope.ALL, config.site(), publication);
    }

    /** The partner as a reader, independent of the current request. */
    public Reader of(Partner partner) {
        String site = partner.site();
        return new Reader(
                partner.name(),
                partner.rights(),
                site == null ? everybody.site() : site,
                partner.publication().over(everybody.publication()));
    }

    /** The reader of images, which are public: browsers load them without a key. */
    public Reader ofAssets() {
        return everybody;
    }

    /** The reader without a key, where none is required. */
    Reader everybody() {
        return everybody;
    }

    /** Whether the reader gets the same responses as without a key. */
    public boolean isLikeEverybody(Reader reader) {
        return reader.rights().equals(everybody.rights())
                && reader.site().equals(everybody.site())
                && reader.publication().equals(everybody.publication());
    }
}
