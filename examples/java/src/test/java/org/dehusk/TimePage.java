// TimePage.java FILE ROUNDS - prints the microseconds of the fastest round, as
// tests/bindings/time_page.c does, which makes no Markdown either.
//
// SPDX-License-Identifier: MIT
package org.dehusk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

final class TimePage {
    private TimePage() {
    }

    public static void main(String[] args) throws IOException {
        byte[] html = Files.readAllBytes(Path.of(args[0]));
        long best = Long.MAX_VALUE;
        try (Cleaner cleaner = new Cleaner(new Options().markdown(false))) {
            for (int rounds = Integer.parseInt(args[1]); rounds > 0; rounds--) {
                long begin = System.nanoTime();
                if (cleaner.clean(html).text().isEmpty()) {
                    throw new AssertionError("no text");
                }
                best = Math.min(best, System.nanoTime() - begin);
            }
        }
        System.out.printf(Locale.ROOT, "%.1f%n", best / 1e3);
    }
}
