package io.wireroom.assets;

import io.wireroom.objects.S3Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/**
 * An S3Proxy server on a free port of 127.0.0.1 with one bucket in a folder. It can be stopped and restarted on the same port.
 * Clients sign with {@link #KEY}, which is passed to the SDK in system properties.
 */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "pictures";
    private static final String KEY = "tester";
    private static final String SECRET = "of-no-value";

    private final Path folder;
    private S3Proxy proxy;
    private final int port;

    public S3Server(Path folder) {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        this.folder = folder;
        this.proxy = start(0);
        this.port = proxy.getPort();
    }

    private S3Proxy start(int atPort) {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        // Instantiated directly: lookup by name would load the providers of all clouds.
        BlobStoreContext context = ContextBuilder.newBuilder(new FilesystemNio2BlobProviderMetadata())
                .credentials(KEY, SECRET)
                .overrides(properties)
                .build(BlobStoreContext.class);
        context.getBlobStore().createContainerInLocation(null, BUCKET);
        S3Proxy server = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:" + atPort))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return server;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public S3Settings settings(String prefix) {
        return new S3Settings(endpoint(), "eu-central-1", BUCKET, prefix, true, URI.create("https://cdn.example/news"));
    }

    public void stopServer() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public void restartServer() {
        proxy = start(port);
    }

    @Override
    public void close() {
        stopServer();
    }
}
