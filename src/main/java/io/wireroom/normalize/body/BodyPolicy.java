package io.wireroom.normalize.body;

import io.wireroom.normalize.link.LinkResolver;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a published body may hold, and how it is written.
 *
 * <p>Elements: {@code p br h2 h3 h4 ul ol li blockquote pre code em strong i b u s sub sup hr a img figure figcaption table thead
 * tbody tr th td}. Attributes: {@code a[href]}, {@code img[src alt width height]}, {@code td[colspan rowspan]}, {@code
 * th[colspan rowspan]}, {@code ol[start]}; links also get {@code rel} and {@code target}. {@code h1}, {@code h5} and {@code h6}
 * become the nearest heading of the list, {@code del} becomes {@code s}. Other elements that hold text are unwrapped, their words
 * kept apart; scripts, frames, media, forms' controls and foreign markup are removed with their content.
 *
 * <p>The result is text of {@code & < >} escaped and attributes in double quotes, without pretty printing. Cleaning it again gives
 * the same: what changes when cleaned twice is cleaned until it doesn't, and what never settles becomes plain paragraphs.
 */
public final class BodyPolicy {
    private static final int ROUNDS = 6;
    private static final int DEEPEST = 256;

    private BodyPolicy() {}

    public static CleanBody clean(String html, LinkResolver links) {
        var removals = new Removals();
        String input = html.strip();
        CleanBody body = once(input, links, removals);
        String lead = body.lead(); // classes and roles tell more of it than what is left
        for (int round = 1; round < ROUNDS; round++) {
            if (body.html().equals(input)) {
                return body.withLead(lead);
            }
            input = body.html();
            body = once(input, links, removals);
        }
        return (body.html().equals(input) ? body : once(TextBody.html(body.text()), links, removals)).withLead(lead);
    }

    private static CleanBody once(String html, LinkResolver links, Removals removals) {
        var nodes = Parser.htmlParser().setMaxDepth(DEEPEST).parseFragmentInput(html, new Element("body"), "");
        return new BodyWriter(links, removals, html.length()).write(nodes);
    }
}
