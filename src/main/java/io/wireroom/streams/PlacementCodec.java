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

    static void write(List<Placement> places, DataOutputStream out) throws IOException {
        out.writeInt(places.size());
        for (Placement place : places) {
            LedgerEntryCodec.writeText(place.topic(), out);
            LedgerEntryCodec.writeAll(place.routes(), out);
            LedgerEntryCodec.writeText(place.format(), out);
            out.writeInt(place.revision());
        }
    }

    static List<Placement> read(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Placement> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(new Placement(
                    LedgerEntryCodec.readText(in),
                    LedgerEntryCodec.readAll(in),
                    LedgerEntryCodec.readText(in),
                    in.readInt()));
        }
        return places;
    }
}
