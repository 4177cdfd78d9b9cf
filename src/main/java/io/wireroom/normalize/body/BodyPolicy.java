package io.wireroom.normalize.body;

import io.wireroom.normalize.link.LinkResolver;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Sanitizes bodies by the published allow-list.
 *
 * <p>Elements: {@code p br h2 h3 h4 ul ol li blockquote pre code em strong i b u s sub sup hr a img figure figcaption table thead
 * tbody tr th td}. Attributes: {@code a[href title]}, {@code img[src alt title width height]}, {@code td[colspan rowspan]}, {@code
 * th[colspan rowspan scope]}, {@code ol[start type reversed]}, {@code li[value]} in an {@code ol}; links also get {@code rel} and {@code
 * target}. {@code h1}, {@code h5} and {@code h6}
 * become the nearest heading of the list, {@code del} becomes {@code s}. Other elements with text are replaced by their content, with
 * words kept separate. Scripts, frames, media, form controls and foreign markup are removed with their content.
 *
 * <p>Only {@code & < >} are escaped in text, attributes are in double quotes, and nothing is indented. The result is a fixed point:
 * sanitizing is repeated until the output does not change. A body that does not converge becomes plain paragraphs.
 */
public final class BodyPolicy {
    private static final int MAX_ROUNDS = 6;
    private static final int MAX_DEPTH = 256;

    private BodyPolicy() {}

    public static CleanBody clean(String html, LinkResolver links) {
        var removals = new Removals();
        String input = html.strip();
        CleanBody body = once(input, links, removals);
        String lead = body.lead(); // of the first round, which still has classes and roles
        for (int round = 1; round < MAX_ROUNDS; round++) {
            if (body.html().equals(input)) {
                return body.withLead(lead);
            }
            input = body.html();
            body = once(input, links, removals);
        }
        return (body.html().equals(input) ? body : once(TextBody.html(body.text()), links, removals)).withLead(lead);
    }

    private static CleanBody once(String html, LinkResolver links, Removals removals) {
        var nodes = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseFragmentInput(html, new Element("body"), "");
        return new BodyWriter(links, removals, html.length()).write(nodes);
    }
}
