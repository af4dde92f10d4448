package io.glusterpress.ansible;

import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Molecule says of its own version. */
final class MoleculeVersion {

    /** The first line; {@code .dev3} of an unreleased version is left out. */
    private static final Pattern SAID = Pattern.compile("molecule ([0-9]+(?:\\.[0-9]+)*).*");

    private MoleculeVersion() {}

    /** Refuses one that is older; what says nothing of its version is left to show itself what it can do. */
    static void require(String minimum, Path molecule, List<String> printed, String install) {
        said(printed)
                .filter(version -> Version.parse(version).compareTo(Version.parse(minimum)) < 0)
                .ifPresent(version -> {
                    throw new MoleculeTooOld(
                            "Molecule " + version + " (" + molecule + ") is too old: the rehearsal needs " + minimum
                                    + " or newer. Get one: " + upgrade(molecule).orElse(install));
                });
    }

    private static Optional<String> said(List<String> printed) {
        return printed.stream()
                .map(SAID::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** In a virtual environment it is brought up to date; what a distribution has installed is left alone. */
    private static Optional<String> upgrade(Path molecule) {
        var pip = molecule.resolveSibling("pip");
        boolean virtual = Files.isRegularFile(molecule.resolveSibling("../pyvenv.cfg"));
        return virtual && ExecutableFinder.isProgram(pip)
                ? Optional.of(pip + " install --upgrade molecule")
                : Optional.empty();
    }
}
