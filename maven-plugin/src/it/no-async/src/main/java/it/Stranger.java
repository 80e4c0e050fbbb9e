package it;

public interface Stranger {
    int LIMIT = 3;

    default String name() {
        return "stranger";
    }
}
