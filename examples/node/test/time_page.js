// time_page.js [promise] FILE ROUNDS - prints the microseconds of the fastest round, as
// tests/bindings/time_page.c does, which makes no Markdown either.
//
// SPDX-License-Identifier: MIT
"use strict";
const { readFileSync } = require("node:fs");
const { Cleaner } = require("dehusk");

async function main(later, file, rounds) {
    const html = readFileSync(file), cleaner = new Cleaner({ markdown: false });
    let best = Infinity;
    for (; rounds > 0; rounds--) {
        const begin = process.hrtime.bigint();
        const page = later ? await cleaner.clean(html) : cleaner.cleanSync(html);
        if (page.text === "")
            throw new Error("no text");
        best = Math.min(best, Number(process.hrtime.bigint() - begin));
    }
    console.log((best / 1000).toFixed(1));
}

const args = process.argv.slice(2);
const later = args[0] === "promise";
main(later, ...args.slice(later ? 1 : 0));
