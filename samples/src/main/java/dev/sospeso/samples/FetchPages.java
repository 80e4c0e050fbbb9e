package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.samples.Print.print;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Program 9: several pages at once with the JDK's HTTP client, whose futures are awaited as they
 * are. The server answers no request before all of them have arrived: fetched one after the other,
 * they would all fail.
 */
final class FetchPages {

    private static final int PAGES = 4;

    private FetchPages() {
    }

    // region fetch
    @Async
    static Coroutine<String> fetch(HttpClient client, URI page) {
        HttpRequest request = HttpRequest.newBuilder(page).build();
        HttpResponse<String> response = await(client.sendAsync(request, BodyHandlers.ofString()));
        return Coroutine.of(page.getPath() + " " + response.statusCode() + " " + response.body());
    }

    @Async
    static Coroutine<Void> fetchAll(HttpClient client, List<URI> pages) {
        List<Coroutine<String>> fetches = new ArrayList<>();
        for (URI page : pages) {
            fetches.add(fetch(client, page));
        }
        for (String line : await(gather(fetches))) {
            print(line);
        }
        return null;
    }
    // endregion

    /** Answers when as many requests have come as there are pages. */
    private static void answer(HttpExchange exchange, CyclicBarrier all) throws IOException {
        int status = 200;
        try {
            all.await(20, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException | InterruptedException e) {
            status = 503;
        }
        byte[] body = ("page of " + exchange.getRequestURI().getPath().substring(1))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    public static void main(String[] args) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(PAGES);
        CyclicBarrier all = new CyclicBarrier(PAGES);
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, all));
        server.start();
        try {
            String origin = "http://" + server.getAddress().getHostString() + ":"
                    + server.getAddress().getPort() + "/";
            HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            List<URI> pages = new ArrayList<>();
            for (String name : List.of("apples", "pears", "plums", "quinces")) {
                pages.add(URI.create(origin + name));
            }
            run(fetchAll(client, pages));
        } finally {
            server.stop(0);
            threads.shutdown();
        }
    }
}
