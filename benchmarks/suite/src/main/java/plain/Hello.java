package plain;

/** The least program, for what an agent adds to its start; far from our packages, as programs are. */
public final class Hello {

    private Hello() {
    }

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
