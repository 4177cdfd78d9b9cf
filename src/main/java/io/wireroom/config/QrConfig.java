package io.wireroom.config;

import io.smallrye.config.WithDefault;
import io.wireroom.image.QrStyle;

/** What QR codes point at and how they look. */
public interface QrConfig {
    /**
     * A template of the URL: {@code {canonical_url}}, {@code {site}}, {@code {path}}, {@code {source_key}} and {@code
     * {article_id}} stand for the article's.
     */
    @WithDefault("{canonical_url}")
    String target();

    /** Side of a module, in pixels: 1 to 64. */
    @WithDefault("8")
    int moduleSize();

    /** White border, in modules: 0 to 64. */
    @WithDefault("4")
    int quietZone();

    /** How much of a code may be lost: about 7, 15, 25 or 30 %. */
    @WithDefault("medium")
    QrStyle.ErrorCorrection errorCorrection();
}
