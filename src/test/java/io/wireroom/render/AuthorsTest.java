package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.article.Article;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authors in all formats that support them, and titles in RSS, which does not define their type. */
class AuthorsTest {
    private static final Article ARTICLE =
            Sample.article(sample -> sample.authors = List.of("Ada <Reef>", "Coast Wire (CW)"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void areInJsonFeedsBesideTheSource() throws Exception {
        JsonNode authors = JSON.readTree(new JsonFeed("https://a.example").write(Sample.feed(ARTICLE)))
                .at("/items/0/authors");
        assertThat(authors.findValuesAsText("name")).containsExactly("Ada <Reef>", "Coast Wire (CW)");
    }

    @Test
    void areInRssAndAtom() {
        assertThat(new String(new Rss().write(Sample.feed(ARTICLE)), UTF_8))
                .contains("<dc:creator>Ada &lt;Reef&gt;</dc:creator>")
                .containsOnlyOnce("<dc:creator>Coast Wire (CW)</dc:creator>");
        assertThat(new String(new Atom().write(Sample.feed(ARTICLE)), UTF_8).replaceAll(">\\s+<", "><"))
                .contains(
                        "<author><name>Ada &lt;Reef&gt;</name></author><author><name>Coast Wire (CW)</name></author>");
    }

    @Test
    void areInNinjs() throws Exception {
        JsonNode item = JSON.readTree(new Ninjs().write(ARTICLE));
        assertThat(item.path("by").asText()).isEqualTo("Ada <Reef>, Coast Wire (CW)");
        assertThat(item.at("/people/0/name").asText()).isEqualTo("Ada <Reef>");
        assertThat(item.at("/people/0/rel").asText()).isEqualTo("author");
    }

    @Test
    void areOnThePageAndInItsHead() throws Exception {
        String page = new String(new HtmlPage("Site").write(ARTICLE), UTF_8);
        assertThat(page)
                .contains("<p class=\"by\"><bdi>Ada &lt;Reef&gt;, Coast Wire (CW)</bdi> · ")
                .contains("<meta name=\"author\" content=\"Ada &lt;Reef&gt;\">");
        JsonNode news = JSON.readTree(page.replaceAll("(?s).*ld\\+json\">(.*?)</script>.*", "$1"));
        assertThat(news.at("/author/0/@type").asText()).isEqualTo("Person");
        assertThat(news.at("/author/0/name").asText()).isEqualTo("Ada <Reef>");
        assertThat(news.at("/sourceOrganization/name").asText()).isEqualTo("Coast Wire (CW)");
    }

    @Test
    void areInTheHugoDocument() {
        assertThat(new String(new HugoDocument().write(ARTICLE), UTF_8))
                .containsPattern("authors = \\[\"Ada [^ ]*Reef[^ ]*\", \"Coast Wire \\(CW\\)\"]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ships & boats < 7     | Ships &amp; boats &lt; 7
            AT&T                  | AT&amp;T
            Using <video> in C++  | Using &amp;lt;video&amp;gt; in C++
            What &lt; means       | What &amp;amp;lt; means
            a </title> b          | a &amp;lt;/title&amp;gt; b
            """)
    void rssTitlesNeverBecomeElements(String title, String written) {
        Article article = Sample.article(sample -> sample.title = title);
        assertThat(new String(new Rss().write(Sample.feed(article)), UTF_8)).contains("<title>" + written + "</title>");
    }
}
