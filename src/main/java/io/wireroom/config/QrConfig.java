package io.wireroom.config;

import io.smallrye.config.WithDefault;
import io.wireroom.image.QrStyle;

/** Target and appearance of QR codes. */
public interface QrConfig {
    /**
     * Template of the URL with the placeholders {@code {canonical_url}}, {@code {site}}, {@code {path}}, {@code {source_key}} and
     * {@code {article_id}}.
     */
    @WithDefault("{canonical_url}")
    String target();

    /** Size of a module, in pixels: 1 to 64. */
    @WithDefault("8")
    int moduleSize();

    /** Width of the white border, in modules: 0 to 64. */
    @WithDefault("4")
    int quietZone();

    /** Error correction: about 7, 15, 25 or 30 % of a code may be unreadable. */
    @WithDefault("medium")
    QrStyle.ErrorCorrection errorCorrection();
}
