package dev.sospeso;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose code the transformer replaced: the user's code is in the body of the same
 * name. Coverage tools skip what is marked with an annotation that has "Generated" in its name.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface GeneratedStub {
}
