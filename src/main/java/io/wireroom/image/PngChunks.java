package io.wireroom.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Builds a PNG file (W3C PNG, third edition, §5): signature, and chunks with their checksums. */
final class PngChunks {
    static final int GREYSCALE = 0;
    static final int INDEXED = 3;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final ByteArrayOutputStream file = new ByteArrayOutputStream(4096);

    PngChunks(int width, int height, int bitDepth, int colourType) {
        file.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) bitDepth).put((byte) colourType);
        add("IHDR", header.array());
    }

    PngChunks add(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 12);
        chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, data.length + 4);
        file.writeBytes(chunk.putInt((int) sum.getValue()).array());
        return this;
    }

    /** @param scanlines rows, each preceded by its filter type byte */
    byte[] finish(byte[] scanlines) {
        return add("IDAT", deflate(scanlines)).add("IEND", new byte[0]).file.toByteArray();
    }

    private static byte[] deflate(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        byte[] buffer = new byte[8192];
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(data);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return out.toByteArray();
    }
}
