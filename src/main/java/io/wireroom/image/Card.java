package io.wireroom.image;

import io.wireroom.article.Article;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Generates the lead image of an article without one: title, source, date in UTC and QR code as a PNG of 1200 × 630 pixels, the
 * size that social networks recommend. The same article gives the same bytes.
 *
 * <p>Text is set in the bundled fonts Noto Serif and Noto Sans, in Latin, Greek and Cyrillic script. A combining mark without a
 * precomposed character is drawn at its default position. {@link RenderableText} removes text in other scripts; if nothing of the
 * title remains, a {@link Mosaic} derived from the article's id is drawn instead.
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

    /** More characters than the title box holds at the smallest size; layout of the rest would waste time. */
    private static final int MAX_TITLE_CHARACTERS = 600;

    private final Typeface serif = Typeface.bundled("NotoSerif-SemiBold.ttf");
    private final Typeface sans = Typeface.bundled("NotoSans-Medium.ttf");

    private final QrCodes codes;

    /**
     * Loads the fonts. Instances are thread-safe.
     *
     * @param codes factory of the cards' QR codes; its pixel size is ignored
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
        drawText(article, canvas, colours);
        return canvas.png(colours.palette());
    }

    private void drawText(Article article, Canvas canvas, CardColours colours) {
        Rasterizer textShapes = canvas.shape();
        Rasterizer sourceShapes = canvas.shape();
        String title = legible(article.title(), serif);
        String source = article.source().name();
        if (title.isEmpty()) {
            new Mosaic(canvas, MARGIN, MOSAIC_TOP, TILE).draw(article.id().value(), colours::source);
        } else {
            drawTitle(title, textShapes);
        }
        drawLine(Paragraph.fit(legible(source, sans), sans, SOURCE), sourceShapes);
        String day = DateTimeFormatter.ISO_LOCAL_DATE.format(article.date().atOffset(ZoneOffset.UTC));
        new TextRun(sans, DATE_SIZE).draw(day, MARGIN, DATE_BASELINE, sourceShapes);
        canvas.draw(textShapes, colours::ink);
        canvas.draw(sourceShapes, colours::source);
    }

    private static String legible(String text, Typeface face) {
        return new RenderableText(face).of(text.substring(0, Math.min(text.length(), MAX_TITLE_CHARACTERS)));
    }

    private void drawTitle(String title, Outline outline) {
        Paragraph paragraph = Paragraph.fit(title, serif, TITLE);
        double baseline = TITLE_TOP + paragraph.run().size();
        for (String line : paragraph.lines()) {
            paragraph.run().draw(line, MARGIN, baseline, outline);
            baseline += paragraph.leading();
        }
    }

    private static void drawLine(Paragraph paragraph, Outline outline) {
        paragraph.run().draw(paragraph.lines().getFirst(), MARGIN, SOURCE_BASELINE, outline);
    }

    /** Centred in the panel on white, scaled by the largest whole number of pixels per module. */
    private void drawCode(Article article, Canvas canvas, CardColours colours) {
        Bitmap modules = codes.of(article).modules();
        Bitmap pixels = modules.enlarged(Math.max(1, CODE / modules.width()));
        int x = WIDTH - (PANEL + pixels.width()) / 2;
        int y = (HEIGHT - pixels.height()) / 2;
        canvas.fill(x, y, pixels.width(), pixels.height(), colours.white());
        canvas.draw(pixels, x, y, colours.black());
    }
}
