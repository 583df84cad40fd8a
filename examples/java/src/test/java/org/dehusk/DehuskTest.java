// DehuskTest.java - the shared cases (tests/spec/cases/README.md), and what Java adds.
//
// In:   system properties: root, a clone (if it is not ../..); python (python3), which makes the
//       cases plain (tests/bindings/flat_cases.py).
// Why:  Maven runs every public method whose name begins with "test", and so does main(): no
//       framework, so that the tests run where there is a JDK and no network.
//
// SPDX-License-Identifier: MIT
package org.dehusk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public class DehuskTest {
    private static final Path ROOT = Path.of(System.getProperty("root", "../.."));
    private final byte[] html = Files.readAllBytes(ROOT.resolve("examples/page.html"));

    public DehuskTest() throws IOException {
    }

    public static void main(String[] names) throws Exception {
        int failed = 0;
        for (Method method : DehuskTest.class.getMethods()) {
            if (method.getName().startsWith("test")) {
                try {
                    method.invoke(new DehuskTest());
                    System.out.println("ok " + method.getName());
                } catch (InvocationTargetException wrong) {
                    System.out.println("not ok " + method.getName());
                    wrong.getCause().printStackTrace();
                    failed++;
                }
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static void same(Object wanted, Object found) {
        if (!wanted.equals(found)) {
            throw new AssertionError(found + "\nnot " + wanted);
        }
    }

    private static void fails(int status, Callable<?> call) throws Exception {
        try {
            call.call();
        } catch (DehuskException refused) {
            same(status, refused.status());
            return;
        }
        throw new AssertionError("status " + status + " is missing");
    }

    public void testTheSharedCases() throws Exception {
        for (Case one : Case.all(ROOT)) {
            one.pass();
        }
    }

    public void testTenThreadsPassTheCasesAtOnce() throws Exception {
        List<Case> cases = Case.all(ROOT);
        inTenThreads(i -> {
            for (int at = 0; at < cases.size(); at++) {
                cases.get(i % 2 == 0 ? at : cases.size() - 1 - at).pass();
            }
        });
    }

    public void testOneCleanerServesTenThreads() throws Exception {
        try (Cleaner cleaner = new Cleaner()) {
            Page alone = cleaner.clean(html);
            inTenThreads(i -> {
                for (int at = 0; at < 20; at++) {
                    Page page = cleaner.clean(html);
                    same(alone.text(), page.text());
                    same(alone.lines(), page.lines());
                }
            });
        }
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void inTenThreads(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int thread = i;
            running.add(threads.submit(() -> {
                work.run(thread);
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
    }

    public void testAPageIsBytesCharactersOrAStream() throws Exception {
        Cleaner cleaner = new Cleaner();
        Page page = cleaner.clean(html);
        String whole = page.text();
        same(whole, cleaner.clean(new String(html, StandardCharsets.UTF_8)).text());
        same(whole, cleaner.clean(new ByteArrayInputStream(html), "utf-8").text());
        // No surrogate pairs, NULs or lone halves as JNI has them.
        String text = cleaner.clean("<meta charset=koi8-r><p>\u0416 \ud83d\udc1d \ud83d a\0b").lines()
            .get(0).text();
        same("\u0416 \ud83d\udc1d ? ab", text.replace("\ufffd", ""));
        cleaner.close();
        same(whole, page.text()); // a page outlives its cleaner
        try {
            cleaner.clean(html);
            throw new AssertionError("a closed cleaner reads");
        } catch (IllegalStateException closed) {
            cleaner.close(); // twice is fine
        }
    }

    public void testOptionsAreTheLibrarys() throws Exception {
        same(new Options().preset("corpus"), o -> o.comments(Comments.DROP));
        same(new Options().preset("strict").keepPermille(500), o -> o.comments(Comments.DROP));
        String titled = new Cleaner(new Options().preset("rag")).clean(html).text();
        same(true, titled.startsWith("The last ferryman"));
        fails(DehuskException.OPTION, () -> new Cleaner(new Options().preset("?")));
        fails(DehuskException.OPTION, () -> new Options().maxLines(-1));
        fails(DehuskException.MODEL, () -> new Model(html));
        fails(DehuskException.ENCODING, () -> new Cleaner().clean(html, "utf-8\0"));
        same(2, new Rules("keep a\ndrop b").size());
        same("DEHUSK_E_LIMIT", new DehuskException(DehuskException.LIMIT).statusName());
        try {
            new Cleaner(new Options().markdown(false)).clean(html).markdown();
            throw new AssertionError("Markdown is there");
        } catch (IllegalStateException unwanted) {
            // as it should be
        }
    }

    private void same(Options some, java.util.function.UnaryOperator<Options> others) {
        same(new Cleaner(others.apply(new Options())).clean(html).lines(),
            new Cleaner(some).clean(html).lines());
    }

    public void testAModelOfOnesOwnScoresTheLines() throws Exception {
        Path file = Files.createTempFile("dehusk", ".model");
        int failed = new ProcessBuilder(System.getProperty("python", "python3"),
            ROOT.resolve("tests/quality/model_file.py").toString(), file.toString())
            .inheritIO().start().waitFor();
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        same(0, failed);
        Model model = new Model(bytes);
        same(Model.builtIn(), model.name());
        same(new Options().model(model), o -> o);

        byte[] name = "another".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(Arrays.copyOf(name, 32), 0, bytes, 20, 32);
        Arrays.fill(bytes, 52, 4000, (byte) 100); // weights of words
        int hash = (int) 2166136261L; // FNV-1a of all before it
        for (int i = 0; i < bytes.length - 4; i++) {
            hash = (hash ^ bytes[i] & 255) * 16777619;
        }
        fails(DehuskException.MODEL, () -> new Model(bytes));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 4, hash);
        Model other = new Model(bytes);
        same("another", other.name());
        List<Line> lines = new Cleaner(new Options().model(other)).clean(html).lines();
        same(false, lines.equals(new Cleaner().clean(html).lines()));
    }

    public void testMemoryIsFlatOver10000Pages() throws Exception {
        if (!Files.exists(Path.of("/proc/self/status"))) {
            return;
        }
        try (Cleaner cleaner = new Cleaner()) {
            long before = some(cleaner, 3000), after = some(cleaner, 10000);
            if (after > before + 16384) {
                throw new AssertionError(before + " KiB after 3,000 pages, " + after
                    + " after 10,000 more");
            }
        }
    }

    private long some(Cleaner cleaner, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            byte[] page = Arrays.copyOf(html, 4000 + i % 4000);
            same(page.length, cleaner.clean(page).bytes());
            if (i % 10 == 0) { // never closed
                new Cleaner(new Options().rules(new Rules("drop x"))).clean(page);
            }
            if (i % 500 == 0) {
                System.gc();
            }
        }
        System.gc();
        Thread.sleep(200);
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new AssertionError("no VmRSS");
    }
}
