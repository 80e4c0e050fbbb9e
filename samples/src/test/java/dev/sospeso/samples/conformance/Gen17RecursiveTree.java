package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import java.util.ArrayList;
import java.util.List;

final class Gen17RecursiveTree {

    private Gen17RecursiveTree() {
    }

    static final class Node {
        final int key;
        Node left;
        Node right;

        Node(int key) {
            this.key = key;
        }
    }

    static Node insert(Node root, int key) {
        if (root == null) {
            return new Node(key);
        }
        if (key < root.key) {
            root.left = insert(root.left, key);
        } else {
            root.right = insert(root.right, key);
        }
        return root;
    }

    @Async
    static Generator<Integer, Void, Integer> walk(Node node, int depth) {
        if (node == null) {
            return Generator.of(0);
        }
        int nleft = Generator.yieldFrom(walk(node.left, depth + 1));
        Generator.yield(node.key * 10 + depth);
        int nright = Generator.yieldFrom(walk(node.right, depth + 1));
        return Generator.of(nleft + nright + 1);
    }

    @Async
    static Generator<List<Integer>, Void, Void> perms(List<Integer> items) {
        if (items.size() <= 1) {
            Generator.yield(items);
            return null;
        }
        for (int i = 0; i < items.size(); i++) {
            List<Integer> rest = new ArrayList<>(items.subList(0, i));
            rest.addAll(items.subList(i + 1, items.size()));
            for (List<Integer> p : perms(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(items.get(i)));
                whole.addAll(p);
                Generator.yield(whole);
            }
        }
        return null;
    }

    static void main() {
        Node root = null;
        for (int k : new int[] {5, 2, 8, 1, 3, 9, 7, 4}) {
            root = insert(root, k);
        }
        var g = walk(root, 0);
        List<Integer> seen = new ArrayList<>();
        while (true) {
            try {
                seen.add(g.next());
            } catch (StopIteration e) {
                print("count", e.value());
                break;
            }
        }
        print(seen);
        for (List<Integer> p : perms(List.of(1, 2, 3))) {
            print(p);
        }
    }
}
