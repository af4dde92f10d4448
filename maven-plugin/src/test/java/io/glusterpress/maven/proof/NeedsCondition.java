package io.glusterpress.maven.proof;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks whether this machine has what a test class needs. */
final class NeedsCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var needs = context.getElement().map(element -> element.getAnnotation(Needs.class));
        if (needs.isEmpty()) {
            return ConditionEvaluationResult.enabled("nothing is needed");
        }
        String missing = needs.get().value() == Needs.What.DOCKER
                ? SetUp.here().dockerIsMissing()
                : SetUp.here().ansibleIsMissing();
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("all is there")
                : ConditionEvaluationResult.disabled(missing);
    }
}
