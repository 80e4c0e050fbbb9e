package dev.sospeso.benchmarks;

/** The least program, for what an agent adds to its start. */
final class Hello {

    private Hello() {
    }

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
