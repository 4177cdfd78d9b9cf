package io.wireroom.config;

import io.wireroom.article.Source;
import io.wireroom.enrich.ArticleEnricher;
import io.wireroom.event.ContentHash;
import io.wireroom.image.QrCodes;
import io.wireroom.image.QrStyle;
import io.wireroom.image.QrTarget;
import io.wireroom.ledger.Ledger;
import io.wireroom.normalize.ArticleNormalizer;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.normalize.text.Slug;
import io.wireroom.parse.DocumentParser;
import io.wireroom.pipeline.DocumentPipeline;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Builds the pure core from the settings. */
public final class CoreWiring {
    private CoreWiring() {}

    /** @throws IllegalArgumentException with a sentence that names the setting that is wrong */
    public static DocumentPipeline pipeline(WireroomConfig config) {
        requireBase("wireroom.site", config.site());
        requireBase("wireroom.public-url", config.publicUrl());
        requireBase("wireroom.assets", config.assets());
        ArticleEnricher enricher = new ArticleEnricher(config.site(), config.assets(), Slug::of);
        return pipeline(
                config.intake().maxBytes(),
                new ArticleNormalizer(sources(config.sources()), config.intake().maxBodyBytes()),
                config.mirror().enabled() ? enricher.mirroring() : enricher);
    }

    /** These URLs become part of published articles, so a wrong one can't be corrected later. */
    private static void requireBase(String setting, String url) {
        if (!isBase(url)) {
            throw new IllegalArgumentException(
                    setting + "=" + url + " has to be an http or https URL without a slash at its end");
        }
    }

    private static boolean isBase(String url) {
        try {
            URI uri = new URI(url);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getRawAuthority()
                            != null // a container's name may contain an underscore, which URI does not accept as a host
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !url.endsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * The pipeline with these settings.
     *
     * @param maxBytes maximum size of a document in bytes
     * @param site base of canonical URLs, without a slash at its end
     * @param assets base of the URLs of QR codes and cards, without a slash at its end
     */
    public static DocumentPipeline pipeline(int maxBytes, SourceRegistry sources, String site, String assets) {
        return pipeline(maxBytes, new ArticleNormalizer(sources), new ArticleEnricher(site, assets, Slug::of));
    }

    private static DocumentPipeline pipeline(int maxBytes, ArticleNormalizer normalizer, ArticleEnricher enricher) {
        Ledger ledger = new Ledger((article, metadata) -> ContentHash.encode(enricher.enrich(article, metadata)));
        return new DocumentPipeline(new DocumentParser(maxBytes), normalizer, ledger);
    }

    /** @throws IllegalArgumentException with a sentence that names the setting that is wrong */
    public static QrCodes qrCodes(QrConfig config) {
        QrTarget target;
        try {
            target = new QrTarget(config.target());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("wireroom.qr.target=" + config.target() + " " + e.getMessage(), e);
        }
        try {
            return new QrCodes(target, new QrStyle(config.moduleSize(), config.quietZone(), config.errorCorrection()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("wireroom.qr: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException with a sentence that names the source that is wrong */
    public static SourceRegistry sources(Map<String, WireroomConfig.SourceConfig> sources) {
        return new SourceRegistry(sources.entrySet().stream()
                .map(source -> new SourceRegistry.Entry(
                        new Source(source.getKey(), source.getValue().name()),
                        source.getValue().aliases().orElse(List.of()),
                        source.getValue().hosts().orElse(List.of()),
                        zone(source.getKey(), source.getValue().zone())))
                .toList());
    }

    private static ZoneId zone(String key, String name) {
        try {
            ZoneId zone = ZoneId.of(name.strip());
            return zone.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "wireroom.sources." + key + ".zone=" + name
                            + " has to be a name of the tz database, such as Asia/Tokyo, or an offset, such as +09:00",
                    e);
        }
    }
}
