package io.wireroom.webhook;

import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.Partner;
import org.jspecify.annotations.Nullable;

/** The position of a worker as a cursor: a position in the log, and the rights of the endpoint's holdings. */
final class DeliveryPosition {
    private final Partner partner;

    DeliveryPosition(Partner partner) {
        this.partner = partner;
    }

    /** The position of an endpoint that does not need anything before these log positions. */
    Cursor at(PartitionOffsets positions) {
        return new Cursor(positions, null, CursorRights.complete(partner.rights()));
    }

    Cursor beginning() {
        return at(PartitionOffsets.START);
    }

    /**
     * A stored cursor.
     *
     * @param cursor empty for the beginning of the log
     * @return null if it belongs to another log
     */
    @Nullable
    Cursor decode(String cursor, String identity) {
        if (cursor.isEmpty()) {
            return beginning();
        }
        return Cursor.decode(cursor, identity) instanceof Cursor.Decoded.Ok(Cursor decoded) ? decoded : null;
    }

    /**
     * The cursor to replay from. Articles that the endpoint got with former rights must still be withdrawn, even if the replay
     * begins before them.
     *
     * @param wanted empty for the beginning of the log
     * @param stored the worker's cursor; null before the first one
     */
    String again(String wanted, @Nullable String stored, String identity) {
        Cursor from = decode(wanted, identity);
        Cursor was = stored == null ? null : decode(stored, identity);
        CursorRights rights = was == null ? null : was.rights();
        if (from == null
                || was == null
                || (rights != null && rights.equals(beginning().rights()))) {
            return wanted;
        }
        return new Cursor(from.positions(), null, rights == null ? null : rights.begun()).encode(identity);
    }

    /** The start of a page. For the first page of a change of rights, the cursor contains that change. */
    static Cursor begun(ChangesPage page, Cursor from) {
        CursorRights rights = page.rights();
        if (page.rightsVersion() == 0 || rights == null || isOf(rights, from.rights())) {
            return from;
        }
        return new Cursor(from.positions(), null, rights.begun());
    }

    private static boolean isOf(CursorRights rights, @Nullable CursorRights other) {
        return other != null
                && rights.current() == other.current()
                && rights.former().equals(other.former());
    }
}
