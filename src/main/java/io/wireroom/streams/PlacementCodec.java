package io.wireroom.streams;

import io.wireroom.ledger.Placement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The routes' topics that have an article, as part of its ledger entry. */
final class PlacementCodec {
    private PlacementCodec() {}

    static void write(List<Placement> placements, DataOutputStream out) throws IOException {
        out.writeInt(placements.size());
        for (Placement placement : placements) {
            LedgerEntryCodec.writeText(placement.topic(), out);
            LedgerEntryCodec.writeAll(placement.routes(), out);
            LedgerEntryCodec.writeText(placement.format(), out);
            out.writeInt(placement.revision());
        }
    }

    static List<Placement> read(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Placement> placements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            placements.add(new Placement(
                    LedgerEntryCodec.readText(in),
                    LedgerEntryCodec.readAll(in),
                    LedgerEntryCodec.readText(in),
                    in.readInt()));
        }
        return placements;
    }
}
