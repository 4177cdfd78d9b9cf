package io.wireroom.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/** Cursors with a valid shape, log tag and checksum, and an arbitrary body. */
final class ForgedCursor {
    private ForgedCursor() {}

    /** @param body the kind, and the bytes after the tag */
    static String of(byte[] body, String log) {
        var bytes = ByteBuffer.allocate(body.length + 8);
        bytes.put(body[0]).putInt(checksum(log.getBytes(StandardCharsets.UTF_8)));
        bytes.put(body, 1, body.length - 1);
        byte[] checked = new byte[bytes.position()];
        bytes.get(0, checked);
        bytes.putInt(checksum(checked));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static int checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
