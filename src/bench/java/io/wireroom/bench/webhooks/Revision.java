package io.wireroom.bench.webhooks;

/** A revision of an article. */
record Revision(long article, int number) {
    Revision next() {
        return new Revision(article, number + 1);
    }

    @Override
    public String toString() {
        return article + "-" + number;
    }
}
