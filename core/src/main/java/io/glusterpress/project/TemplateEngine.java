package io.glusterpress.project;

import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;
import org.apache.velocity.util.introspection.Uberspect;
import org.slf4j.helpers.NOPLogger;

/** Velocity as the templates need it: strict, silent, and able to read the template trees only. */
final class TemplateEngine {

    private static final Pattern COMMENT_MARGIN = Pattern.compile("(?s)(#\\[\\[.*?]]#)|(?m)^[ \\t]+(?=##)");

    private final Function<String, Optional<TemplateSource>> sources;
    private final Velocity velocity = new Velocity();

    TemplateEngine(Function<String, Optional<TemplateSource>> sources) {
        this.sources = sources;
        velocity.setProperty(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
        velocity.setProperty(RuntimeConstants.RESOURCE_LOADERS, "tree");
        velocity.setProperty("resource.loader.tree.instance", new TreeLoader());
        velocity.setProperty("resource.loader.tree.cache", "true");
        velocity.setProperty(RuntimeConstants.INPUT_ENCODING, "UTF-8");
        velocity.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
        velocity.setProperty(RuntimeConstants.VM_ARGUMENTS_STRICT, "true");
        velocity.setProperty(RuntimeConstants.VM_PERM_INLINE_LOCAL, "true");
        velocity.setProperty(RuntimeConstants.VM_LIBRARY, "");
        velocity.setProperty(RuntimeConstants.SPACE_GOBBLING, "lines");
        velocity.init();
    }

    String render(TemplateSource source, Map<String, Object> context) {
        StringWriter out = new StringWriter();
        try {
            velocity.getTemplate(source.path()).merge(new VelocityContext(context), out);
        } catch (VelocityException e) {
            throw TemplateFailures.explain(e, source, sources);
        } catch (InvalidTemplate e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InvalidTemplate(source.origin(), 0, 0, "Velocity failed on it: " + e, e);
        }
        return out.toString();
    }

    /** Takes the space before {@code ##} away, which Velocity would leave in front of the next line. */
    private static String withoutMargins(String text) {
        return COMMENT_MARGIN.matcher(text).replaceAll(found -> {
            String literal = found.group(1);
            return literal == null ? "" : Matcher.quoteReplacement(literal);
        });
    }

    private static final class Velocity extends RuntimeInstance {

        private final RecordUberspect uberspect = new RecordUberspect();

        @Override
        public synchronized void init() {
            super.init();
            uberspect.setRuntimeServices(this);
            uberspect.init();
        }

        @Override
        public Uberspect getUberspect() {
            return uberspect;
        }
    }

    private final class TreeLoader extends ResourceLoader {

        @Override
        public void init(ExtProperties configuration) {}

        @Override
        public Reader getResourceReader(String path, String encoding) {
            String text = sources.apply(path)
                    .orElseThrow(() -> new ResourceNotFoundException("there is no template " + path))
                    .text();
            return new StringReader(withoutMargins(text));
        }

        @Override
        public boolean isSourceModified(Resource resource) {
            return false;
        }

        @Override
        public long getLastModified(Resource resource) {
            return 0;
        }
    }
}
