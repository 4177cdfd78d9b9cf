package io.wireroom.render;

import java.util.Comparator;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Compares HTML after parsing, because parsers serialize quotes, entities and attribute order differently. */
final class SameHtml {

    private SameHtml() {}

    static String of(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.getAllElements().forEach(SameHtml::sortAttributes);
        return body.html();
    }

    private static void sortAttributes(Element element) {
        List<Attribute> sorted = element.attributes().asList().stream()
                .sorted(Comparator.comparing(Attribute::getKey))
                .toList();
        element.clearAttributes();
        sorted.forEach(attribute -> element.attr(attribute.getKey(), attribute.getValue()));
    }
}
