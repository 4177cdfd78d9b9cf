package io.wireroom.render;

import io.wireroom.article.Withdrawal;

/** Text that replaces the content of a withdrawn article. */
final class WithdrawalNotice {

    private WithdrawalNotice() {}

    /** Plain text with the reason, if there is one. */
    static String of(Withdrawal withdrawal) {
        String reason = withdrawal.reason();
        return reason == null ? "This article was withdrawn." : "This article was withdrawn: " + reason;
    }
}
