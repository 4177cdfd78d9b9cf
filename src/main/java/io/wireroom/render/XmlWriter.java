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
 * Writes XML 1.0 in UTF-8, well-formed for any text. Names include their prefix; the root element declares prefixes as attributes.
 * Attributes are passed as name, value, name, value; those without a value are omitted.
 */
final class XmlWriter {
    /** The implementation of the JDK, so that the output does not depend on other implementations on the class path. */
    private static final XMLOutputFactory STAX = XMLOutputFactory.newDefaultFactory();

    private static final String CARRIAGE_RETURN = "#13";

    /** Splits where a CDATA section must end: inside {@code ]]>}, and around carriage returns, which parsers would normalize. */
    private static final Pattern CDATA_BOUNDARY = Pattern.compile("(?<=]])(?=>)|(?<=\r)|(?=\r)");

    private final XMLStreamWriter out;

    private XmlWriter(XMLStreamWriter out) {
        this.out = out;
    }

    static byte[] document(Consumer<XmlWriter> root) {
        StringWriter text = new StringWriter().append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        execute(() -> {
            XMLStreamWriter out = STAX.createXMLStreamWriter(text);
            root.accept(new XmlWriter(out));
            out.close();
        });
        return text.toString().getBytes(UTF_8);
    }

    void element(String name, Runnable content, @Nullable String... attributes) {
        execute(() -> {
            out.writeStartElement(name);
            attributes(attributes);
            content.run();
            out.writeEndElement();
        });
    }

    void empty(String name, @Nullable String... attributes) {
        execute(() -> {
            out.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /** Writes an element with text; nothing if the text is null or empty. */
    void text(String name, @Nullable String text, @Nullable String... attributes) {
        if (text != null && !text.isEmpty()) {
            element(name, () -> characters(text), attributes);
        }
    }

    /**
     * As {@link #text}, for text that is markup. Uses CDATA writeCDataSections, because JDK parsers reject documents with more than 100,000
     * entity references ({@code jdk.xml.maxGeneralEntitySizeLimit}), and a page of articles can have that many.
     */
    void markup(String name, String markup, @Nullable String... attributes) {
        if (!markup.isEmpty()) {
            element(name, () -> execute(() -> writeCDataSections(CleanText.xml(markup))), attributes);
        }
    }

    private void writeCDataSections(String markup) throws XMLStreamException {
        if (!markup.contains("]]>") && markup.indexOf('\r') < 0) {
            out.writeCData(markup); // fast path: splitting by the pattern dominates the run time
            return;
        }
        for (String section : CDATA_BOUNDARY.split(markup, -1)) {
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

    /** Writes carriage returns as character references, because parsers normalize literal ones to line feeds (XML 1.0 §2.11). */
    private void characters(String text) {
        String[] lines = CleanText.xml(text).split("\r", -1);
        execute(() -> {
            out.writeCharacters(lines[0]);
            for (int i = 1; i < lines.length; i++) {
                out.writeEntityRef(CARRIAGE_RETURN);
                out.writeCharacters(lines[i]);
            }
        });
    }

    private interface XmlAction {
        void run() throws XMLStreamException;
    }

    private static void execute(XmlAction action) {
        try {
            action.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory failed", e);
        }
    }
}
