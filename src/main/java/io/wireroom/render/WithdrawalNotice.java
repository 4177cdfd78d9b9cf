package io.wireroom.render;

import io.wireroom.article.Withdrawal;

/** What readers are told in place of an article that was taken back. */
final class WithdrawalNotice {

    private WithdrawalNotice() {}

    /** Plain text: that it was withdrawn, and the reason if there is one. */
    static String of(Withdrawal withdrawal) {
        String reason = withdrawal.reason();
        return reason == null ? "This article was withdrawn." : "This article was withdrawn: " + reason;
    }
}
