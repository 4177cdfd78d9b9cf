package io.wireroom.streams;

import io.wireroom.article.AgreedTime;
import java.time.Instant;

/** The clocks that determine when articles are released and when they expire. */
@FunctionalInterface
public interface Clocks {
    /** This process's clock only. */
    Clocks LOCAL = AgreedTime::exactly;

    /** @param local the time of this process's clock */
    AgreedTime at(Instant local);
}
