package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.Piece.Sort;
import java.util.Collections;
import java.util.List;

/** Declarations, assignments, branches and jumps. */
final class SimpleStatements {

    private static final List<String> TEXTS = List.of(
            "p.event({object});\n",
            "p.event({int} + {long});\n",
            "p.event({string} + {object});\n",
            "{=int}++;\n",
            "--{=long};\n",
            "{=int} += {int};\n",
            "{=int} <<= {int};\n",
            "{=int} -= {double};\n",
            "{=byte} *= {int};\n",
            "{=short} |= {short};\n",
            "{=char} += {int};\n",
            "{=long} %= {long};\n",
            "{=float} /= {int};\n",
            "{=double} += {double};\n",
            "{=boolean} &= {boolean};\n",
            "{=string} += {object};\n",
            "{=integer} += {int};\n",
            "{ints}[{int} & 1] += {int};\n",
            "{ints}[{int} & 1]++;\n",
            "{longs}[{int} & 1] = {long};\n",
            "{strings}[{int}] += {object};\n",
            "{box}.i = {int};\n",
            "{box}.s += {string};\n",
            "{=ints} = {ints};\n",
            "{=object} = {object};\n",
            "try {\nassert {boolean} : {object};\n} catch (AssertionError e) {\np.event(e);\n}\n");

    private final Statements statements;
    private final SourceGenerator program;
    private final Draw draw;

    SimpleStatements(Statements statements) {
        this.statements = statements;
        this.program = statements.program();
        this.draw = statements.draw();
    }

    void addTo(List<StatementKind> kinds) {
        kinds.addAll(Collections.nCopies(5, this::text));
        kinds.addAll(Collections.nCopies(6, this::declaration));
        kinds.addAll(Collections.nCopies(3, this::assignment));
        kinds.addAll(Collections.nCopies(2, this::branch));
        kinds.addAll(List.of(this::lateDeclaration, this::pattern, this::guardedJump,
                this::guardedJump, this::labelledBlock, this::monitor, this::shown));
    }

    private Piece text(Scope scope) {
        return statements.expressions().fill(Sort.STATEMENT, null,
                Template.of(draw.one(TEXTS)), scope, 3);
    }

    private Piece shown(Scope scope) {
        return statements.showAll(scope);
    }

    private Piece declaration(Scope scope) {
        JavaType type = JavaType.any(draw);
        String name = program.fresh("v");
        boolean fixed = draw.chance(30);
        Piece value = draw.chance(40)
                ? statements.expressions().suspension(type, scope, 2)
                : statements.expression(type, scope);
        scope.declare(new Variable(type, name, !fixed));
        return Piece.statement((fixed ? "final " : "") + type.source() + " " + name + " = #;\n",
                value);
    }

    /** A variable that gets its value in branches. */
    private Piece lateDeclaration(Scope scope) {
        JavaType type = JavaType.any(draw);
        String name = program.fresh("v");
        Piece condition = statements.expression(JavaType.BOOLEAN, scope);
        Piece first = statements.block(scope);
        Piece second = statements.block(scope);
        if (first.ends() || second.ends()) {
            return null;
        }
        Piece one = statements.expression(type, scope);
        Piece two = statements.expression(type, scope);
        scope.declare(new Variable(type, name, true));
        return Piece.statement(type.source() + " " + name + ";\nif (#) {\n#" + name
                + " = #;\n} else {\n" + name + " = #;\n#}\n", condition, first, one, two, second);
    }

    private Piece assignment(Scope scope) {
        JavaType type = JavaType.any(draw);
        Piece place = statements.expressions().place(type, scope, 2);
        return Piece.statement("# = #;\n", place, statements.expression(type, scope));
    }

    private Piece branch(Scope scope) {
        Piece condition = statements.expression(JavaType.BOOLEAN, scope);
        Piece first = statements.block(scope);
        if (draw.chance(50)) {
            return Piece.statement("if (#) #", condition, first);
        }
        Piece second = statements.block(scope);
        return Piece.statement("if (#) # else #", condition, first, second)
                .ending(first.ends() && second.ends());
    }

    private Piece pattern(Scope scope) {
        JavaType type = draw.of(JavaType.STRING, JavaType.INTEGER, JavaType.POINT);
        String name = program.fresh("v");
        Piece tested = statements.expression(JavaType.OBJECT, scope);
        Scope inner = scope.inner();
        inner.declare(new Variable(type, name, true));
        Piece condition = statements.expression(JavaType.BOOLEAN, inner);
        return Piece.statement("if (((Object) #) instanceof " + type.boxed() + " " + name
                + " && #) #", tested, condition, statements.blockIn(inner));
    }

    private Piece guardedJump(Scope scope) {
        return Piece.statement("if (# && #) {\n#}\n",
                statements.expression(JavaType.BOOLEAN, scope),
                statements.expression(JavaType.BOOLEAN, scope), jump(scope));
    }

    /** A statement that ends what is around it. */
    private Piece jump(Scope scope) {
        if (!scope.loops().isEmpty() && draw.chance(50)) {
            return Piece.statement(draw.of("break ", "continue ") + draw.one(scope.loops()) + ";\n")
                    .ending(true);
        }
        if (!scope.blocks().isEmpty() && draw.chance(40)) {
            return Piece.statement("break " + draw.one(scope.blocks()) + ";\n").ending(true);
        }
        if (draw.chance(40)) {
            return Piece.statement("throw new " + draw.of("IllegalStateException",
                    "IllegalArgumentException", "ArithmeticException", "Error") + "(#);\n",
                    statements.expression(JavaType.STRING, scope)).ending(true);
        }
        return exit(scope);
    }

    private Piece exit(Scope scope) {
        Piece tail = scope.tail() && scope.suspends() && draw.chance(40)
                ? statements.expressions().calls().tail(scope) : null;
        return tail == null ? program.returning(scope)
                : Piece.statement("return #;\n", tail).ending(true);
    }

    private Piece labelledBlock(Scope scope) {
        String label = program.fresh("l");
        Piece block = statements.blockIn(scope.labelled(label));
        return block.ends() ? null : Piece.statement(label + ": #", block);
    }

    private Piece monitor(Scope scope) {
        Piece number = statements.expression(JavaType.INT, scope);
        Piece block = statements.blockIn(scope.held());
        // One that no other thread holds: the oracle's generators run on threads of their own.
        if (block.ends() || draw.chance(40)) {
            return Piece.statement("synchronized (new Box(#, 0L, null)) #", number, block)
                    .ending(block.ends());
        }
        String name = program.fresh("k");
        Piece inner = statements.blockIn(scope.held());
        String text = draw.of("synchronized (" + name + ") {\n#synchronized (" + name
                + ") #}\n", "try {\nsynchronized (" + name + ") #} finally {\nsynchronized ("
                + name + ") #}\n", "synchronized (" + name + ") #synchronized (" + name + ") #");
        return Piece.statement("{\nfinal Box " + name + " = new Box(#, 0L, null);\n" + text
                + "}\n", number, block, inner).ending(inner.ends());
    }
}
