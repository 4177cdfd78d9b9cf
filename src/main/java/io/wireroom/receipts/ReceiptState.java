package io.wireroom.receipts;

import java.util.Locale;

/** Whether a partner, or one of its consumers, has an article's latest revision. */
public enum ReceiptState {
    /** It has the revision. */
    SEEN,
    /** It has or may have an earlier revision, and not this one. */
    OUTSTANDING,
    /** It has no revision of the article. */
    NO_REVISION,
    /** Only for webhooks: the endpoint does not subscribe to changes of this type. */
    NOT_SUBSCRIBED,
    /** Only for partners: the rights cover no revision of the article. */
    NOT_ENTITLED,
    /** It has returned no cursor of this log. Readers of feeds and lists have none. */
    UNKNOWN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
