package io.wireroom.image;

import io.wireroom.article.Article;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The picture that stands for an article that has none: its title, its source, its day in UTC, and its QR code; a PNG of 1200 × 630 pixels, which is what social networks ask for. The same article gives the same bytes.
 *
 * <p>It is set in Noto Serif and Noto Sans, which are bundled, and in Latin, Greek and Cyrillic script; letters with a mark
 * that Unicode has no single character for get the mark in its general place. Of a title in other scripts {@link Legible}
 * says what is left; where that is nothing, a {@link Mosaic} of the article's own takes the title's place.
 */
public final class Card {
    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    private static final int MARGIN = 72;
    private static final int PANEL = 324;
    private static final int COLUMN = WIDTH - PANEL - 2 * MARGIN + 12;
    private static final int RULE_WIDTH = 56;
    private static final int RULE_HEIGHT = 6;
    private static final int SOURCE_BASELINE = 128;
    private static final int TITLE_TOP = 164;
    private static final int DATE_BASELINE = HEIGHT - MARGIN;
    private static final int CODE = 250;

    private static final Paragraph.Box TITLE = new Paragraph.Box(COLUMN, 340, 84, 34);
    private static final Paragraph.Box SOURCE = new Paragraph.Box(COLUMN, 1, 28, 22);
    private static final double DATE_SIZE = 24;
    private static final int MOSAIC_TOP = TITLE_TOP;
    private static final int TILE = COLUMN / Mosaic.COLUMNS;

    /** More characters than the title's box holds at its smallest size: what is beyond costs time and is never seen. */
    private static final int MOST_CHARACTERS = 600;

    private final Typeface serif = Typeface.bundled("NotoSerif-SemiBold.ttf");
    private final Typeface sans = Typeface.bundled("NotoSans-Medium.ttf");

    private final QrCodes codes;

    /**
     * Reads the fonts; one object serves any number of threads.
     *
     * @param codes what the cards' QR codes point at; their size is the card's own matter
     */
    public Card(QrCodes codes) {
        this.codes = codes.withQuietZone();
    }

    /** The card of {@code article}. */
    public byte[] png(Article article) {
        CardColours colours = CardColours.of(article.source().key());
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        canvas.fill(WIDTH - PANEL, 0, PANEL, HEIGHT, colours.source(255));
        canvas.fill(MARGIN, MARGIN, RULE_WIDTH, RULE_HEIGHT, colours.source(255));
        drawCode(article, canvas, colours);
        drawWords(article, canvas, colours);
        return canvas.png(colours.palette());
    }

    private void drawWords(Article article, Canvas canvas, CardColours colours) {
        Rasterizer inInk = canvas.shape();
        Rasterizer inColour = canvas.shape();
        String title = legible(article.title(), serif);
        String source = article.source().name();
        if (title.isEmpty()) {
            new Mosaic(canvas, MARGIN, MOSAIC_TOP, TILE).draw(article.id().value(), colours::source);
        } else {
            drawTitle(title, inInk);
        }
        drawLine(Paragraph.fit(legible(source, sans), sans, SOURCE), inColour);
        String day = DateTimeFormatter.ISO_LOCAL_DATE.format(article.date().atOffset(ZoneOffset.UTC));
        new TextRun(sans, DATE_SIZE).draw(day, MARGIN, DATE_BASELINE, inColour);
        canvas.draw(inInk, colours::ink);
        canvas.draw(inColour, colours::source);
    }

    private static String legible(String text, Typeface face) {
        return new Legible(face).of(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
    }

    private void drawTitle(String title, Outline outline) {
        Paragraph paragraph = Paragraph.fit(title, serif, TITLE);
        double baseline = TITLE_TOP + paragraph.lettering().size();
        for (String line : paragraph.lines()) {
            paragraph.lettering().draw(line, MARGIN, baseline, outline);
            baseline += paragraph.leading();
        }
    }

    private static void drawLine(Paragraph paragraph, Outline outline) {
        paragraph.lettering().draw(paragraph.lines().getFirst(), MARGIN, SOURCE_BASELINE, outline);
    }

    /** On white in the panel's middle, as large as whole pixels a module allow. */
    private void drawCode(Article article, Canvas canvas, CardColours colours) {
        Bitmap modules = codes.of(article).modules();
        Bitmap pixels = modules.enlarged(Math.max(1, CODE / modules.width()));
        int x = WIDTH - (PANEL + pixels.width()) / 2;
        int y = (HEIGHT - pixels.height()) / 2;
        canvas.fill(x, y, pixels.width(), pixels.height(), colours.white());
        canvas.draw(pixels, x, y, colours.black());
    }
}
