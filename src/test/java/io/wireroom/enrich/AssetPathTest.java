package io.wireroom.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetPathTest {
    private static final ArticleId ID = new ArticleId(126_642);
    private static final String CODE = QrCodeName.of(ID);
    private static final Instant JULY = Instant.parse("2025-07-03T23:59:59Z");

    @Test
    void writesMonthAndDayUnpadded() {
        Asset code = new Asset.QrCode(ID, Asset.Format.WEBP);
        assertThat(AssetPath.of(code, "Reef-1", JULY)).isEqualTo("Reef-1/qrcode/257/3/" + CODE + ".webp");
        assertThat(AssetPath.of(code, "Reef-1", Instant.parse("2009-12-31T00:00:00Z")))
                .isEqualTo("Reef-1/qrcode/0912/31/" + CODE + ".webp");
    }

    @ParameterizedTest
    @EnumSource
    void parsesQrCodePathsOfEachFormat(Asset.Format format) {
        Asset asset = new Asset.QrCode(ID, format);
        assertThat(AssetPath.parse(AssetPath.of(asset, "reef", JULY))).contains(asset);
    }

    @Test
    void roundTripsForAnyArticleAndDay() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            ArticleId id = new ArticleId(1 + random.nextLong(ArticleId.MAX));
            Instant day = Instant.ofEpochSecond(random.nextLong(253_402_300_800L));
            Asset card = new Asset.Card(id, CardVersion.of("Tide " + i, "Reef", "https://news.example/"));
            assertThat(AssetPath.parse(AssetPath.of(card, "reef", day))).contains(card);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "reef",
                "/reef/qrcode/257/3/CODE.webp",
                "reef/qrcode/257/3/CODE.gif",
                "reef/qrcode/257/3/CODE.WEBP",
                "reef/qrcode/257/3/CODE",
                "reef/qrcode/2507/3/CODE.webp",
                "reef/qrcode/257/03/CODE.webp",
                "reef/qrcode/257/32/CODE.webp",
                "reef/qrcode/2513/3/CODE.webp",
                "reef/qrcode/257/3/nope0000.webp",
                "reef/qrcode/257/3/CODE-01234567.png",
                "reef/card/257/3/CODE.png",
                "reef/card/257/3/CODE-0123456.png",
                "reef/card/257/3/CODE-0123456G.png",
                "reef/card/257/3/CODE-01234567.webp",
                "../qrcode/257/3/CODE.webp",
                "a/../reef/qrcode/257/3/CODE.webp",
                "reef/qrcode/257/3/CODE.webp\n",
                "/qrcode/257/3/CODE.webp",
                "re%66/qrcode/257/3/CODE.webp"
            })
    void rejectsOtherPaths(String path) {
        assertThat(AssetPath.parse(path.replace("CODE", CODE))).isEmpty();
    }

    @Test
    void changesWithTheContentOfTheCard() {
        String version = CardVersion.of("Tide", "Reef", "https://news.example/a");
        assertThat(version).matches("[0-9a-f]{8}").isEqualTo(CardVersion.of("Tide", "Reef", "https://news.example/a"));
        assertThat(CardVersion.of("Tides", "Reef", "https://news.example/a")).isNotEqualTo(version);
        assertThat(CardVersion.of("Tide", "Reefs", "https://news.example/a")).isNotEqualTo(version);
        assertThat(CardVersion.of("Tide", "Reef", "https://news.example/b")).isNotEqualTo(version);
    }
}
