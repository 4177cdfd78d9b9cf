package io.wireroom.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A TrueType font (ISO/IEC 14496-22): character map, advance widths, kerning and outlines. Distances are in font units,
 * {@link #unitsPerEm} per em; the y axis points up. Immutable.
 */
final class Typeface {
    private static final int NO_GLYPH = 0;

    private final Glyphs glyphs;
    private final Kerning kerning;
    private final Map<Integer, Integer> glyphOfCharacter = new HashMap<>();
    private final ByteBuffer advances;
    private final int widths;
    private final int unitsPerEm;

    private Typeface(ByteBuffer file) {
        widths = table(file, "hhea").getChar(34);
        advances = table(file, "hmtx");
        unitsPerEm = table(file, "head").getChar(18);
        glyphs = new Glyphs(
                table(file, "glyf"), table(file, "loca"), table(file, "head").getChar(50) == 1);
        kerning = Kerning.read(table(file, "GPOS"));
        readCharacters(table(file, "cmap"));
    }

    /** Loads a font from the resources of this package. */
    static Typeface bundled(String name) {
        try (InputStream file = Typeface.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("font resource not found: " + name);
            }
            return new Typeface(ByteBuffer.wrap(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(int character) {
        return glyphOfCharacter.containsKey(character);
    }

    int unitsPerEm() {
        return unitsPerEm;
    }

    /** Advance width of {@code character}; that of the glyph .notdef if the font lacks it. */
    int advance(int character) {
        return advances.getChar(4 * Math.min(glyph(character), widths - 1));
    }

    /** Kerning adjustment of the advance of {@code left} before {@code right}. */
    int kern(int left, int right) {
        return kerning.between(glyph(left), glyph(right));
    }

    /** Draws {@code character} with its origin at ({@code x}, {@code y}); {@code scale} in pixels per font unit, y axis down. */
    void draw(int character, double x, double y, double scale, Outline outline) {
        glyphs.draw(glyph(character), new Glyphs.Transform(scale, 0, 0, -scale, x, y), outline);
    }

    private int glyph(int character) {
        return glyphOfCharacter.getOrDefault(character, NO_GLYPH);
    }

    private static ByteBuffer table(ByteBuffer file, String tag) {
        int wanted = ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII)).getInt();
        int count = file.getChar(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            if (file.getInt(entry) == wanted) {
                return file.slice(file.getInt(entry + 8), file.getInt(entry + 12));
            }
        }
        throw new IllegalStateException("font without table " + tag);
    }

    /** Reads the first subtable of format 4, which maps the Basic Multilingual Plane. */
    private void readCharacters(ByteBuffer cmap) {
        for (int i = 0; i < cmap.getChar(2); i++) {
            int start = cmap.getInt(4 + 8 * i + 4);
            if (cmap.getChar(start) == 4) {
                readSegments(cmap.slice(start, cmap.getChar(start + 2)));
                return;
            }
        }
        throw new IllegalStateException("font without cmap subtable of format 4");
    }

    private void readSegments(ByteBuffer table) {
        int length = table.getChar(6); // two bytes per segment in each of four arrays
        for (int at = 0; at < length; at += 2) {
            int last = table.getChar(14 + at);
            int first = table.getChar(16 + length + at);
            int delta = table.getChar(16 + 2 * length + at);
            int offsetAt = 16 + 3 * length + at;
            int offset = table.getChar(offsetAt);
            for (int character = first; character <= last && character != 0xffff; character++) {
                int glyph = offset == 0 ? character : table.getChar(offsetAt + offset + 2 * (character - first));
                int moved = glyph == NO_GLYPH ? NO_GLYPH : glyph + delta & 0xffff;
                if (moved != NO_GLYPH) {
                    glyphOfCharacter.put(character, moved);
                }
            }
        }
    }
}
