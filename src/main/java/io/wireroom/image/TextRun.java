package io.wireroom.image;

/** Measures and draws lines of text in a typeface and size (pixels per em), kerned, left to right. */
record TextRun(Typeface face, double size) {

    /** Advance width of a line in pixels. */
    double width(String line) {
        return forEachCharacter(line, (character, x) -> {});
    }

    void draw(String line, double x, double baseline, Outline outline) {
        forEachCharacter(line, (character, offset) -> face.draw(character, x + offset, baseline, scale(), outline));
    }

    private interface CharacterVisitor {
        void accept(int character, double x);
    }

    private double forEachCharacter(String line, CharacterVisitor visitor) {
        int[] characters = line.codePoints().toArray();
        double x = 0;
        for (int i = 0; i < characters.length; i++) {
            visitor.accept(characters[i], x);
            int kern = i + 1 < characters.length ? face.kern(characters[i], characters[i + 1]) : 0;
            x += (face.advance(characters[i]) + kern) * scale();
        }
        return x;
    }

    private double scale() {
        return size / face.unitsPerEm();
    }
}
