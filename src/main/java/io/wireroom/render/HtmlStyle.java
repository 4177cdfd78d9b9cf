package io.wireroom.render;

import io.wireroom.article.Sha256;
import java.util.Base64;

/**
 * The style sheet of {@link HtmlPage}, which other pages extend. A lead image that does not load leaves no gap: the space below it is relative to its
 * width, which is then zero.
 */
public final class HtmlStyle {
    public static final String CSS = """

        :root { color-scheme: light dark; --ink: #1c1b19; --quiet: #625d54; --paper: #fffdf9; --line: #ddd6c8; --link: #1f4e8c; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #eae6de; --quiet: #aaa396; --paper: #191817; --line: #3c3933; --link: #9bc0f5; }
        }
        body { margin: 0 auto; max-width: 42rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
          font: 1.125rem/1.65 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif; overflow-wrap: break-word; }
        .site, .by, footer { font-family: system-ui, sans-serif; font-size: .875rem; color: var(--quiet); }
        .site { margin: 0 0 2.5rem; padding-bottom: .75rem; border-bottom: 1px solid var(--line); font-weight: 600;
          letter-spacing: .02em; }
        h1 { margin: 0; font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.15; letter-spacing: -.01em; text-wrap: balance; }
        .by { margin: 1rem 0 1.75rem; }
        figure { margin: 0 0 1.75rem; }
        figcaption { font-size: .875rem; color: var(--quiet); }
        img { max-width: 100%; height: auto; border-radius: 4px; }
        .lead { margin: 0; width: fit-content; }
        .lead img { display: block; }
        .lead::after { content: ""; display: block; padding-bottom: min(1.75rem, 100%); }
        .body > :first-child { margin-top: 0; }
        a { color: var(--link); text-underline-offset: .15em; }
        blockquote { margin: 1.5rem 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--line); color: var(--quiet); }
        pre, table { display: block; overflow-x: auto; }
        table { border-collapse: collapse; }
        td, th { padding-block: .25rem; padding-inline: 0 .75rem; text-align: start; border-bottom: 1px solid var(--line); }
        footer { margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
        .tags { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1rem; padding: 0; list-style: none; }
        .tags li { padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 1rem; }
        .qr { border-radius: 0; background: #fff; }
        """;

    private HtmlStyle() {}

    /** Hash source expression of a style sheet (CSP Level 3 §2.3.1). */
    public static String hash(String css) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(css)) + "'";
    }
}
