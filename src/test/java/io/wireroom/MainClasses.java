package io.wireroom;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The classes of the service, for rules about its code. Importing them takes seconds, so all tests of a process share them. */
public final class MainClasses {
    public static final JavaClasses ALL = new ClassFileImporter().importPath(Path.of("target/classes"));

    private MainClasses() {}
}
