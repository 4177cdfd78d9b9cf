package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Well-formed XML 1.0 in UTF-8 whatever the texts hold. Names are written as given, prefix and all; the root declares the
 * prefixes as attributes. Attributes are given as name, value, name, value; one without a value is left out.
 */
final class XmlWriter {
    /** The JDK's own, so that the bytes don't depend on which other writers lie on the class path. */
    private static final XMLOutputFactory STAX = XMLOutputFactory.newDefaultFactory();

    private static final String CARRIAGE_RETURN = "#13";

    /** No CDATA section can hold its own end, nor a carriage return that survives. */
    private static final Pattern SECTIONS = Pattern.compile("(?<=]])(?=>)|(?<=\r)|(?=\r)");

    private final XMLStreamWriter out;

    private XmlWriter(XMLStreamWriter out) {
        this.out = out;
    }

    static byte[] document(Consumer<XmlWriter> root) {
        StringWriter text = new StringWriter().append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        put(() -> {
            XMLStreamWriter out = STAX.createXMLStreamWriter(text);
            root.accept(new XmlWriter(out));
            out.close();
        });
        return text.toString().getBytes(UTF_8);
    }

    void element(String name, Runnable content, @Nullable String... attributes) {
        put(() -> {
            out.writeStartElement(name);
            attributes(attributes);
            content.run();
            out.writeEndElement();
        });
    }

    void empty(String name, @Nullable String... attributes) {
        put(() -> {
            out.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /** An element that holds text; without text, no element. */
    void text(String name, @Nullable String text, @Nullable String... attributes) {
        if (text != null && !text.isEmpty()) {
            element(name, () -> characters(text), attributes);
        }
    }

    /**
     * As {@link #text}, for text that is itself markup: in CDATA sections, because JDK readers refuse documents with more
     * than 100,000 entity references ({@code jdk.xml.maxGeneralEntitySizeLimit}), and a page of articles may hold that many.
     */
    void markup(String name, String markup, @Nullable String... attributes) {
        if (!markup.isEmpty()) {
            element(name, () -> put(() -> sections(CleanText.xml(markup))), attributes);
        }
    }

    private void sections(String markup) throws XMLStreamException {
        if (!markup.contains("]]>") && markup.indexOf('\r') < 0) {
            out.writeCData(markup); // the pattern takes longer than all else
            return;
        }
        for (String section : SECTIONS.split(markup, -1)) {
            if (section.equals("\r")) {
                out.writeEntityRef(CARRIAGE_RETURN);
            } else {
                out.writeCData(section);
            }
        }
    }

    private void attributes(@Nullable String[] attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            if (name != null && value != null) {
                out.writeAttribute(name, CleanText.xml(value));
            }
        }
    }

    /** Readers turn a carriage return into a line feed (XML 1.0 §2.11) unless it is written as a reference. */
    private void characters(String text) {
        String[] lines = CleanText.xml(text).split("\r", -1);
        put(() -> {
            out.writeCharacters(lines[0]);
            for (int i = 1; i < lines.length; i++) {
                out.writeEntityRef(CARRIAGE_RETURN);
                out.writeCharacters(lines[i]);
            }
        });
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void put(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }
}
