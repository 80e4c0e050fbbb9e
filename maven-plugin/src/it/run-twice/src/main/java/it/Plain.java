package it;

public record Plain(String name) {
}
