package io.wireroom.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JekyllPostTest {
    private static String complete(String path, String document) {
        return switch (JekyllPost.complete(path, document.getBytes(UTF_8))) {
            case Result.Ok<byte[]>(byte[] completed) -> new String(completed, UTF_8);
            case Result.Rejected<byte[]> rejected -> throw new AssertionError(rejected);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "_posts/2024-05-06-old.md, 2024-05-06",
        "./site/_posts/news/2099-1-2-x.markdown, 2099-01-02",
        "blog/_posts/2024-13-45-wrong.html, 2024-13-45"
    })
    void usesTheDateOfTheFileName(String path, String date) {
        assertThat(complete(path, "---\r\ntitle: Zoë\n---\n\ndate: no key\n"))
                .isEqualTo("---\r\ndate: " + date + "\ntitle: Zoë\n---\n\ndate: no key\n");
        assertThat(complete(path, "\uFEFF\n+++\ntitle = \"T\"\n+++\nB"))
                .isEqualTo("\uFEFF\n+++\ndate = " + date + "\ntitle = \"T\"\n+++\nB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date: 2020-01-01", "\"date\" : 2020-01-01", "Date: 2020-01-01"})
    void prefersTheDateOfTheFrontMatter(String line) {
        String document = "---\ntitle: T\n" + line + "\n---\nB";

        assertThat(complete("_posts/2024-05-06-old.md", document)).isEqualTo(document);
    }

    @Test
    void ignoresDatesOfOtherKeys() {
        assertThat(complete("_posts/2024-05-06-old.md", "---\nevent:\n  date: 2020-01-01\ndated: 1\n---\nB"))
                .startsWith("---\ndate: 2024-05-06\nevent:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "posts/2024-05-06-old.md",
                "2024-05-06-old.md",
                "_posts/old.md",
                "_posts",
                "_drafts",
                "_posts/24-05-06-x.md",
                "202405/7-x.md"
            })
    void ignoresOtherPaths(String path) {
        assertThat(complete(path, "---\ntitle: T\n---\nB")).isEqualTo("---\ntitle: T\n---\nB");
    }

    @Test
    void aFileInDraftsIsADraft() {
        assertThat(complete("_drafts/x.md", "---\ntitle: T\n---\nB")).isEqualTo("---\ndraft: true\ntitle: T\n---\nB");
        assertThat(complete("a/_drafts/x.md", "---\nDraft: false\n---\nB"))
                .isEqualTo("---\nis_draft: true\nDraft: false\n---\nB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": \"T\"}", "No front matter", "", "---"})
    void rejectsADraftThatCannotBeHeld(String document) {
        assertThat(JekyllPost.complete("_drafts/x.json", document.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Result.Rejected.class,
                        rejected -> assertThat(rejected.rejection().code()).isEqualTo(Code.DRAFT_UNREADABLE));
    }
}
