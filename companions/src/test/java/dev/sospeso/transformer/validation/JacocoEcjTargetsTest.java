package dev.sospeso.transformer.validation;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same as {@link JacocoTargetsTest}, compiled by ecj. */
@Tag("slow")
@ParameterizedClass
@EnumSource(value = Compiler.class, names = "ECJ")
final class JacocoEcjTargetsTest extends JacocoTargetsTest {

    JacocoEcjTargetsTest(Compiler compiler) {
        super(compiler);
    }
}
