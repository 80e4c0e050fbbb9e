package dev.sospeso.benchmarks;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.OfflineInstrumentationAccessGenerator;

/** 12: how fast class files go through: two thousand that are not async, and some that are. */
final class TransformShot {

    /** The async classes are few, and the JIT settles late on what transforms them. */
    private static final int WARM_UPS_ASYNC = 200;
    private static final int WARM_UPS = 30;
    private static final int REPETITIONS = 15;
    private static final int CLASSES = 40;
    private static final int METHODS = 12;
    private static final byte[] NEEDLE = "Ldev/sospeso/Async;".getBytes();

    private TransformShot() {
    }

    private interface Pass {
        byte[] over(byte[] classFile) throws Exception;
    }

    /** Classes of a library, none of them async. */
    static List<byte[]> guava() throws IOException, URISyntaxException {
        Path jar = Path.of(com.google.common.collect.ImmutableList.class.getProtectionDomain()
                .getCodeSource().getLocation().toURI());
        List<byte[]> classes = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                if (entry.getName().endsWith(".class")
                        && !entry.getName().startsWith("META-INF")) {
                    classes.add(file.getInputStream(entry).readAllBytes());
                }
            }
        }
        return classes;
    }

    /** Async classes of the usual kind, compiled here. */
    private static List<byte[]> async() throws IOException {
        Path directory = Files.createTempDirectory("async");
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-g",
                "--release", "17", "-d", directory.toString(),
                "-cp", System.getProperty("java.class.path")));
        for (int i = 0; i < CLASSES; i++) {
            Path source = directory.resolve("Service" + i + ".java");
            Files.writeString(source, source("Service" + i));
            arguments.add(source.toString());
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null,
                arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("the async classes do not compile");
        }
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (file.toString().endsWith(".class")) {
                    classes.add(Files.readAllBytes(file));
                }
                file.toFile().deleteOnExit();
            }
        }
        return classes;
    }

    private static String source(String name) {
        StringBuilder source = new StringBuilder("import dev.sospeso.*;\n"
                + "import dev.sospeso.asyncio.*;\nimport java.util.*;\n"
                + "import static dev.sospeso.asyncio.Asyncio.*;\n"
                + "final class " + name + " {\n  private final Lock lock = new Lock();\n");
        for (int i = 0; i < METHODS; i++) {
            source.append("""
                  @Async
                  Coroutine<Integer> load%1$d(String key, long size) {
                      int sum = key.length();
                      for (int i = 0; i < size; i++) {
                          String part = key + i;
                          try {
                              sum += await(fetch%1$d(part, i));
                              if (sum > 100) {
                                  await(sleep(0.1));
                              }
                          } catch (IllegalStateException exception) {
                              sum -= exception.getMessage().length();
                          } finally {
                              sum++;
                          }
                      }
                      List<String> names = new ArrayList<>();
                      for (String name : key.split(",")) {
                          names.add(name + await(fetch%1$d(name, sum)));
                      }
                      return Coroutine.of(sum + names.size());
                  }
                  @Async
                  private Coroutine<Integer> fetch%1$d(String name, int count) {
                      await(sleep(count));
                      return Coroutine.of(name.length() + count);
                  }
                  int plain%1$d(int a, int b) {
                      int c = a;
                      while (c < b) {
                          c = c * 3 + 1;
                      }
                      return c;
                  }
                """.formatted(i));
        }
        return source.append("}\n").toString();
    }

    private static byte[] scan(byte[] classFile) {
        search:
        for (int i = 0; i < classFile.length - NEEDLE.length; i++) {
            for (int j = 0; j < NEEDLE.length; j++) {
                if (classFile[i + j] != NEEDLE[j]) {
                    continue search;
                }
            }
            return null;
        }
        return classFile;
    }

    private static Pass pass(String peer) {
        AsyncTransformer transformer = new AsyncTransformer(
                ClassFileSources.classLoader(TransformShot.class.getClassLoader()),
                TransformOptions.DEFAULT);
        return switch (peer) {
            case "limit" -> TransformShot::scan;
            case "jacoco" -> {
                Instrumenter jacoco =
                        new Instrumenter(new OfflineInstrumentationAccessGenerator());
                yield bytes -> jacoco.instrument(bytes, "");
            }
            case "sospeso" -> bytes -> {
                TransformResult result = transformer.transform(bytes);
                if (result.classFile() != bytes) {
                    throw new IllegalStateException("a class that is not async was changed");
                }
                return result.classFile();
            };
            case "sospesoAsync" -> bytes -> {
                TransformResult result = transformer.transform(bytes);
                if (result.classFile() == bytes) {
                    throw new IllegalStateException("" + result.diagnostics());
                }
                return result.classFile();
            };
            default -> throw new IllegalArgumentException(peer);
        };
    }

    public static void main(String[] args) throws Exception {
        String peer = args[0];
        List<byte[]> classes = peer.endsWith("Async") ? async() : guava();
        long bytes = classes.stream().mapToLong(c -> c.length).sum();
        Pass pass = pass(peer);
        double[] speed = new double[REPETITIONS];
        for (int i = peer.endsWith("Async") ? -WARM_UPS_ASYNC : -WARM_UPS; i < REPETITIONS; i++) {
            long begin = Figures.threadCpu();
            for (byte[] each : classes) {
                pass.over(each);
            }
            if (i >= 0) {
                speed[i] = bytes * 1e3 / (Figures.threadCpu() - begin);
            }
        }
        Figures.tell("Transform." + peer + ".speed", Figures.median(speed));
        System.exit(0);
    }
}
