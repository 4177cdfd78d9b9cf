package io.wireroom.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Generates images and parts of images. */
public final class Images {
    private Images() {}

    /** An image encoded by the JDK. */
    public static byte[] of(String format, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] png(int width, int height) {
        return of("png", width, height);
    }

    /** Concatenates strings (one byte per character), single bytes and byte arrays. */
    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case String text -> bytes.writeBytes(text.getBytes(ISO_8859_1));
                case Integer number -> bytes.write(number);
                case byte[] array -> bytes.writeBytes(array);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return bytes.toByteArray();
    }

    static byte[] bigEndian(long number) {
        return bytes((int) (number >> 24), (int) (number >> 16), (int) (number >> 8), (int) number);
    }

    static byte[] littleEndian(long number) {
        return bytes((int) number, (int) (number >> 8), (int) (number >> 16), (int) (number >> 24));
    }

    /** A chunk with a zero checksum; the probe does not verify checksums. */
    static byte[] pngChunk(String name, byte[] content) {
        return bytes(bigEndian(content.length), name, content, new byte[4]);
    }

    static byte[] pngOf(long width, long height, byte[]... chunks) {
        return bytes(
                "\u0089PNG\r\n\u001A\n",
                pngChunk("IHDR", bytes(bigEndian(width), bigEndian(height), 8, 2, 0, 0, 0)),
                bytes((Object[]) chunks),
                pngChunk("IDAT", new byte[16]),
                pngChunk("IEND", new byte[0]));
    }

    static byte[] webp(byte[]... chunks) {
        byte[] content = bytes("WEBP", bytes((Object[]) chunks));
        return bytes("RIFF", littleEndian(content.length), content);
    }

    static byte[] webpChunk(String name, byte[] content) {
        return bytes(name, littleEndian(content.length), content, new byte[content.length & 1]);
    }

    static byte[] vp8x(int flags, int width, int height) {
        byte[] right = Arrays.copyOf(littleEndian(width - 1L), 3);
        byte[] bottom = Arrays.copyOf(littleEndian(height - 1L), 3);
        return webpChunk("VP8X", bytes(flags, new byte[3], right, bottom));
    }

    static byte[] vp8(int width, int height) {
        byte[] side = Arrays.copyOf(littleEndian(width), 2);
        byte[] upright = Arrays.copyOf(littleEndian(height), 2);
        return webpChunk("VP8 ", bytes(new byte[3], 0x9D, 1, 0x2A, side, upright, new byte[9]));
    }

    static byte[] vp8l(int width, int height) {
        return webpChunk("VP8L", bytes(0x2F, littleEndian((width - 1) | (long) (height - 1) << 14), new byte[7]));
    }

    static byte[] box(String name, byte[]... content) {
        byte[] all = bytes((Object[]) content);
        return bytes(bigEndian(all.length + 8L), name, all);
    }

    static byte[] ispe(long width, long height) {
        return box("ispe", new byte[4], bigEndian(width), bigEndian(height));
    }

    static byte[] avif(String brand, byte[]... properties) {
        return bytes(
                box("ftyp", bytes(brand, new byte[4], "mif1", brand)),
                box("meta", new byte[4], box("hdlr", new byte[12]), box("iprp", box("ipco", properties))),
                box("mdat", new byte[64]));
    }

    /** A GIF with the given number of one-pixel images. */
    static byte[] gif(int width, int height, int frames) {
        byte[] screen = bytes("GIF89a", width, width >> 8, height, height >> 8, 0x80, 0, 0, new byte[6]);
        byte[] loop = bytes("!\u00FF\u000BNETSCAPE2.0\u0003\u0001\u0000\u0000\u0000");
        byte[] frame = bytes(
                "!\u00F9\u0004\u0000\u0000\u0000\u0000\u0000,\u0000\u0000\u0000\u0000\u0001\u0000\u0001\u0000\u0000\u0002\u0002D\u0001\u0000");
        byte[] all = bytes(screen, loop);
        for (int i = 0; i < frames; i++) {
            all = bytes(all, frame);
        }
        return bytes(all, ";");
    }
}
