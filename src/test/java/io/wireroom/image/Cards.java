package io.wireroom.image;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Sample articles for cards; {@link #main} writes the images in {@code src/docs/cards}. */
final class Cards {
    static final String SITE = "https://news.example";
    private static final String PATH = "/202507/126642-harbour-opens-to-sailing-ships-again";

    static final List<Article> SAMPLES = List.of(
            article("Harbour reopens today", "Reef Wire"),
            article("Museum Returns Two Hundred Clocks to the Town That Built Them", "Hill Press"),
            article(
                    "Rivers run cooler where willows were planted, a ten-year count of trout and temperature in four valleys finds",
                    "Valley News Service"),
            article(
                    "A Small Airline Will Fly Seaplanes Between Nineteen Islands, With Timetables Set by the Tide, Fares Set by"
                            + " Lottery, and a Promise That No Passenger Will Ever Wait Longer Than It Takes to Drink Two Cups of Tea",
                    "Aerodrome Daily Bulletin of the Northern and Western Isles Association"),
            article("Κρατική βιβλιοθήκη ανοίγει τα αρχεία της στο κοινό", "Αθηναϊκά Νέα"),
            article("Городская библиотека откроет читальный зал под открытым небом", "Городские вести"),
            article("Tàu điện ngầm Hà Nội đón hành khách thứ một triệu", "Tin Hà Nội"),
            article("東京の新しい図書館が開館", "Tokyo Desk"),
            withId(7_401, "مكتبة جديدة تفتح أبوابها", "أخبار المدينة"),
            article("AVATAR Tokens: “We Won’t Trade” — Yes, 12.5% Say Étoile & Çelik 🚀 After Q3", "Token & Type"),
            article("Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik schließt ihre Tore", "Donaukurier"));

    private Cards() {}

    static Article article(String title, String source) {
        return article(title, source, PATH);
    }

    static Article at(String path) {
        return article("Harbour reopens today", "Reef Wire", path);
    }

    static Article withId(long id, String title, String source) {
        return article(id, title, source, PATH);
    }

    static Article article(String title, String source, String path) {
        return article(126_642, title, source, path);
    }

    private static Article article(long id, String title, String source, String path) {
        return new Article(
                new ArticleId(id),
                1,
                title,
                "",
                "",
                Instant.parse("2025-07-30T14:15:31Z"),
                Instant.EPOCH,
                new Source(source.toLowerCase(Locale.ROOT), source),
                null,
                null,
                path,
                SITE + path,
                null,
                null,
                "",
                null,
                List.of(),
                List.of(),
                "",
                "",
                0,
                "",
                Value.Table.EMPTY,
                List.of(),
                List.of());
    }

    public static void main(String[] folder) throws Exception {
        Card card = new Card(QrCodes.DEFAULT);
        for (int i = 0; i < SAMPLES.size(); i++) {
            Files.write(Path.of(folder[0], "card-%02d.png".formatted(i + 1)), card.png(SAMPLES.get(i)));
        }
    }
}
