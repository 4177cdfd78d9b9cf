package io.wireroom.image;

/** A typeface at a size, and lines of text in it, kerned, left to right. */
record TextRun(Typeface face, double size) {

    /** Pixels from a line's origin to where the next character would be. */
    double width(String line) {
        return walk(line, (character, x) -> {});
    }

    void draw(String line, double x, double baseline, Outline outline) {
        walk(line, (character, offset) -> face.draw(character, x + offset, baseline, scale(), outline));
    }

    private interface Step {
        void accept(int character, double x);
    }

    private double walk(String line, Step step) {
        int[] characters = line.codePoints().toArray();
        double x = 0;
        for (int i = 0; i < characters.length; i++) {
            step.accept(characters[i], x);
            int kern = i + 1 < characters.length ? face.kern(characters[i], characters[i + 1]) : 0;
            x += (face.advance(characters[i]) + kern) * scale();
        }
        return x;
    }

    private double scale() {
        return size / face.unitsPerEm();
    }
}
