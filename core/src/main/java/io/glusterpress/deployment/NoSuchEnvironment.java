package io.glusterpress.deployment;

import io.glusterpress.GlusterpressException;
import java.util.List;

/** No environment was chosen where there are several, or one that does not exist. */
public final class NoSuchEnvironment extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> environments;

    private NoSuchEnvironment(String message, List<String> environments) {
        super(message);
        this.environments = environments;
    }

    static NoSuchEnvironment undecided(List<String> environments) {
        return new NoSuchEnvironment(
                "This project has several environments, and a run is for one of them. Name it: "
                        + String.join(" or ", environments) + ".",
                environments);
    }

    static NoSuchEnvironment unknown(String name, List<String> environments) {
        return new NoSuchEnvironment(
                "There is no environment " + name + ". Name one of these: " + String.join(", ", environments) + ".",
                environments);
    }

    /**
     * Returns what there is to choose from.
     *
     * @return the names of all environments
     */
    public List<String> environments() {
        return environments;
    }
}
