package dev.sospeso.transformer.validation.random;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The kinds of expressions, by the type of their values. */
final class ExpressionKinds {

    private static final String TABLE = """
            boolean ({int} < {int})
            boolean ({long} >= {long})
            boolean ({double} == {double})
            boolean ({boolean} && {boolean})
            boolean ({boolean} || {boolean})
            boolean (!{boolean})
            boolean ({boolean} ^ {boolean})
            boolean ({boolean} ? {boolean} : {boolean})
            boolean {string}.equals({string})
            boolean (((Object) {object}) instanceof String)
            boolean ({object} == null)
            boolean ({char} != {char})
            boolean ({color} == {color})
            boolean ({=boolean} = {boolean})
            boolean ({=boolean} |= {boolean})
            boolean (switch ({string}) { case "a", "bc" -> {boolean}; default -> {boolean}; })
            byte ((byte) {int})
            byte ({=byte}++)
            byte ({=byte} += {int})
            byte ((byte) ({boolean} ? {byte} : {byte}))
            short ((short) {int})
            short (--{=short})
            short ({=short} -= {long})
            char ((char) ({int} & 127))
            char ("xy" + {string}).charAt({int} & 1)
            char ({=char}++)
            char ({boolean} ? {char} : {char})
            int ({int} + {int})
            int ({int} - {int})
            int ({int} * {int})
            int ({int} / ({int} | 1))
            int ({int} % ({int} | 1))
            int ({int} & {int})
            int ({int} << {int})
            int ({int} >>> {long})
            int (~{int})
            int ({byte} + {char})
            int ({short} - {integer})
            int ((int) {long})
            int ((int) {double})
            int {string}.length()
            int {ints}[{int} & 1]
            int {ints}.length
            int (+{list}.get({int} & 1))
            int ({=int} = {int})
            int ({=int} += {int})
            int ({=int} *= {long})
            int ({=int}++)
            int (--{=int})
            int {point}.x()
            int {box}.i
            int {color}.ordinal()
            int sum({int}, {int}, {int})
            int sum()
            int Math.max({int}, {int})
            int ({boolean} ? {int} : {int})
            int ({boolean} ? {int} : {boolean} ? {int} : {int})
            int (switch ({int} & 3) { case 0 -> {int}; case 1, 2 -> {int}; default -> {int}; })
            int (switch ({color}) { case RED -> {int}; case GREEN -> {int}; case BLUE -> {int}; })
            int (new int[] { {int}, {int} })[{int} & 1]
            int new Object() { int twice(int a) { return a * 2 + 1; } }.twice({int})
            int ((IntUnaryOperator) a -> a + 1).applyAsInt({int})
            int (1 + ((Supplier<Integer>) () -> 4).get())
            int asInt({object})
            int Given.locked({int})
            int {box}.locked({int}, {long})
            long ({long} + {long})
            long ({long} * {int})
            long ({long} / ({long} | 1L))
            long ({long} % {int})
            long ({long} >> {int})
            long ({=long} = {long})
            long ({=long} ^= {long})
            long ({=long}++)
            long {longs}[{int} & 1]
            long ((long) {float})
            long {box}.l
            long (+({boolean} ? {long} : {int}))
            float ({float} * {float})
            float ((float) {double})
            float ({float} - {int})
            float ({=float} += {float})
            double ({double} + {double})
            double ({double} / {long})
            double ({=double} = {double})
            double ({=double}--)
            double {point}.w()
            double Math.abs({double})
            double ({boolean} ? {double} : {float})
            string ({string} + {object})
            string ({string} + {int} + {char} + {boolean})
            string ("s" + {long} + {string} + {double})
            string String.valueOf({long})
            string ("x" + {string}).substring({int} & 1)
            string new StringBuilder({string}).append({int}).append({char}).toString()
            string join({object}, {object}, {object})
            string join()
            string {strings}[{int} & 1]
            string {point}.name()
            string Given.<String>same({string})
            string ({=string} += {object})
            string ({=string} = {string})
            string ({boolean} ? {string} : {string})
            string (switch ({int} & 1) { case 0: yield "" + {string}; default: yield "d"; })
            integer Integer.valueOf({int})
            integer {list}.get({int} & 1)
            integer ({=integer} = {integer})
            integer Given.<Integer>same({integer})
            object ((Object) {int})
            object ((Object) {long})
            object ((Object) {double})
            object ((Object) {byte})
            object ((Object) {char})
            object ((Object) {string})
            object ((Object) {boolean})
            object ((Object) {integer})
            object ((Object) {list})
            object ((Object) {point})
            object ((Object) {box})
            object ({=object} = {object})
            object ({boolean} ? {object} : {object})
            ints (new int[] { {int}, {int}, {int} })
            ints (new int[({int} & 3) + 2])
            ints (new int[({int} & 1) + 1][({int} & 1) + 2])[0]
            ints {ints}.clone()
            ints ({=ints} = {ints})
            longs (new long[] { {long}, {int} })
            longs (new long[({int} & 1) + 2])
            strings (new String[] { {string}, {string} })
            strings ({=strings} = {strings})
            list List.of({integer}, {integer})
            list new ArrayList<>(List.of({integer}, {integer}, {integer}))
            color Color.values()[({int} & 127) % 3]
            color ({=color} = {color})
            point new Point({int}, {string}, {double})
            point new Point({point}.x(), {string} + {char}, {double})
            box new Box({int}, {long}, {string})
            box {box}.with({int}, {object})
            box new Box({int}, {long}, {string}) { }
            variable ({boolean} ? {variable} : {variable})
            variable (p.more() ? {variable} : {variable})
            variable Given.<T>same({variable})
            """;

    private static final Map<JavaType, List<Template>> KINDS = kinds();

    private ExpressionKinds() {
    }

    private static Map<JavaType, List<Template>> kinds() {
        Map<JavaType, List<Template>> kinds = new EnumMap<>(JavaType.class);
        for (String line : TABLE.lines().toList()) {
            int space = line.indexOf(' ');
            kinds.computeIfAbsent(JavaType.named(line.substring(0, space)),
                    type -> new ArrayList<>()).add(Template.of(line.substring(space + 1)));
        }
        return kinds;
    }

    static List<Template> of(JavaType type) {
        return KINDS.get(type);
    }
}
