package io.glusterpress.ansible;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.function.Consumer;

/** Checks the file of a password before it is handed on by its path; never reads it. */
final class SecretFile {

    private SecretFile() {}

    static Path of(String what, Path file, Consumer<String> warnings) {
        var path = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw new InvalidRunOption("There is no " + what + " file " + path
                    + ": make one that holds the password alone, readable by you alone (chmod 600).");
        }
        if (!Files.isReadable(path)) {
            throw new InvalidRunOption("The " + what + " file " + path + " cannot be read by "
                    + System.getProperty("user.name") + ": let the file belong to this user.");
        }
        if (!Files.isExecutable(path) && readableByOthers(path)) {
            warnings.accept("The " + what + " file " + path
                    + " can be read by every user of this machine: run chmod 600 " + path);
        }
        return path;
    }

    private static boolean readableByOthers(Path path) {
        try {
            return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
