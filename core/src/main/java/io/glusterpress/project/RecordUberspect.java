package io.glusterpress.project;

import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.jspecify.annotations.Nullable;

/** Lets templates write {@code $host.address} for a record's {@code address()}, and keeps them away from reflection. */
final class RecordUberspect extends SecureUberspector {

    private static final Object[] NO_ARGUMENTS = {};

    @Override
    public @Nullable VelPropertyGet getPropertyGet(@Nullable Object target, String name, Info place) {
        VelPropertyGet bean = super.getPropertyGet(target, name, place);
        if (bean != null || target == null) {
            return bean;
        }
        VelMethod accessor = getMethod(target, name, NO_ARGUMENTS, place);
        return accessor == null ? null : new Accessor(accessor);
    }

    private record Accessor(VelMethod method) implements VelPropertyGet {

        @Override
        public Object invoke(Object target) throws Exception {
            return method.invoke(target, NO_ARGUMENTS);
        }

        @Override
        public boolean isCacheable() {
            return method.isCacheable();
        }

        @Override
        public String getMethodName() {
            return method.getMethodName();
        }
    }
}
