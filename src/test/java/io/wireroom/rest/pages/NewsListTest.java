package io.wireroom.rest.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewsListTest {

    @Test
    void namesOfAnyLettersHavePathsAndQueries() {
        NewsList list = NewsList.ofTag("R&D / Größe");

        assertThat(list.path()).isEqualTo("/news/tags/R%26D%20%2F%20Gr%C3%B6%C3%9Fe");
        assertThat(list.query()).isEqualTo("?order=updated&tag=R%26D%20%2F%20Gr%C3%B6%C3%9Fe");
        assertThat(list.page("abc")).isEqualTo(list.path() + "?cursor=abc");
    }

    @Test
    void onlyTheListOfAllMayBeEmpty() {
        assertThat(NewsList.ALL.isOfAll()).isTrue();
        assertThat(NewsList.ofSource("ibn").isOfAll()).isFalse();
    }
}
