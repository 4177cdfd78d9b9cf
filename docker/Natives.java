import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Moves the native libraries of one platform from the jars to a folder. The JVM loads them from there, instead of extracting
 * them to a temporary file at each start. Libraries of other platforms are removed.
 *
 * <pre>{@code java Natives.java LIB-FOLDER NATIVE-FOLDER amd64|aarch64}</pre>
 *
 * <p>Fails if a required library is missing.
 */
final class Natives {
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)");

    /** The library names that the loading code uses. */
    private static final List<String> NEEDED =
            List.of("librocksdbjni.so", "liblz4-java.so", "libsnappyjava.so", "libzstd-jni.so");

    private final Path folder;
    private final Pattern wanted;
    private final TreeSet<String> found = new TreeSet<>();

    private Natives(Path folder, String architecture) {
        this.folder = folder;
        this.wanted = Pattern.compile(
                switch (architecture) {
                    case "amd64", "x86_64" -> "librocksdbjni-linux64\\.so|(.*/)?(linux/amd64|Linux/x86_64)/lib.*\\.so";
                    case "aarch64", "arm64" -> "librocksdbjni-linux-aarch64\\.so|(.*/)?[lL]inux/aarch64/lib.*\\.so";
                    default -> throw new IllegalArgumentException("no native libraries for " + architecture);
                });
    }

    public static void main(String[] arguments) throws IOException {
        Natives natives = new Natives(Files.createDirectories(Path.of(arguments[1])), arguments[2]);
        List<Path> jars;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : jars) {
            natives.take(jar);
        }
        if (!natives.found.containsAll(NEEDED)) {
            throw new IllegalStateException("needed " + NEEDED + ", found " + natives.found);
        }
        System.out.println("Native libraries: " + natives.found);
    }

    private void take(Path jar) throws IOException {
        FileTime modified = Files.getLastModifiedTime(jar);
        Path slim = jar.resolveSibling(jar.getFileName() + ".slim");
        try (ZipFile from = new ZipFile(jar.toFile())) {
            if (from.stream().noneMatch(entry -> isNative(entry.getName()))) {
                return;
            }
            try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(slim))) {
                for (ZipEntry entry : from.stream().toList()) {
                    copy(from, entry, to);
                }
            }
        }
        Files.move(slim, jar, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, modified);
    }

    private void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        try (InputStream content = from.getInputStream(entry)) {
            if (!isNative(entry.getName())) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setLastModifiedTime(entry.getLastModifiedTime());
                to.putNextEntry(same);
                content.transferTo(to);
                to.closeEntry();
            } else if (wanted.matcher(entry.getName()).matches()) {
                write(nameForLoading(entry.getName()), content);
            }
        }
    }

    private void write(String name, InputStream content) throws IOException {
        found.add(name.replaceAll("-[0-9][0-9.]*(-[0-9]+)?\\.so$", ".so"));
        try (OutputStream file = Files.newOutputStream(folder.resolve(name))) {
            content.transferTo(file);
        }
    }

    private static boolean isNative(String entry) {
        return NATIVE.matcher(entry).matches();
    }

    /** RocksDB's file name contains the platform. The loader searches for the plain name first. */
    private static String nameForLoading(String entry) {
        String file = entry.substring(entry.lastIndexOf('/') + 1);
        return file.startsWith("librocksdbjni") ? "librocksdbjni.so" : file;
    }
}
