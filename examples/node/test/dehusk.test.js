// dehusk.test.js - the shared cases (tests/spec/cases/README.md), and what Node adds.
//
// DEHUSK_ROOT: a clone, where this is not in one.  PYTHON: python3, which writes a model.
//
// SPDX-License-Identifier: MIT
"use strict";
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const { readFileSync, rmSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");
const v8 = require("node:v8");
const vm = require("node:vm");
const { Worker } = require("node:worker_threads");
const dehusk = require("dehusk");

const { clean, cleanSync, Cleaner, DehuskError, Rules } = dehusk;
const root = process.env.DEHUSK_ROOT || path.join(__dirname, "..", "..", "..");
const html = readFileSync(path.join(root, "examples", "page.html"));
const all = JSON.parse(readFileSync(path.join(root, "tests/spec/cases/cases.json"), "utf8"));
const sameModel = all.model === dehusk.modelId;
const FORMATS = ["auto", "text", "markdown", "html"];
const COMMENTS = ["auto", "keep", "drop"];
const TITLE = dehusk.lineFlags.title;

// Our types have no words for the others: numbers that are no format, flag, output or comments.
const cases = all.cases.filter(({ level, options: o }) => level === "page"
    && !(o.format > 3 || o.flags > 3 || o.output > 1 || o.comments > 2 || o.reserved > 0));

const bytesOf = (text, isHex) => Buffer.from(text, isHex ? "hex" : "utf8");

/** What to call a cleaner with; what fails here is of the steps "rules" and "new". */
function prepare(c) {
    const given = bytesOf(c.rules, c.rules_are_hex);
    const options = { format: FORMATS[c.options.format], comments: COMMENTS[c.options.comments] };
    if (c.preset)
        options.preset = c.preset;
    if (c.options.flags)
        Object.assign(options, { title: (c.options.flags & 1) > 0, invert: c.options.flags > 1 });
    for (const [name, value] of Object.entries(c.options)) {
        if (/^(keep|max)_/.test(name))
            options[name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())] = value;
    }
    if (given.length > 0)
        options.rules = attempt("rules", () => new Rules(given));
    const cleaner = attempt("new", () => new Cleaner(options));
    const page = bytesOf(c.page, c.page_is_hex), pieces = [];
    let at = 0;
    for (const size of c.pushes)
        pieces.push(page.subarray(at, at += size));
    pieces.push(page.subarray(at));
    return [cleaner, c.pushes.length > 0 ? pieces : page, { encoding: c.encoding || undefined }];
}

function attempt(step, call) {
    try {
        return call();
    } catch (error) {
        throw Object.assign(error, { step });
    }
}

function checkError(c, error) {
    const want = c.expected;
    assert.ok(error instanceof DehuskError && error instanceof Error, error);
    assert.equal(error.code, all.names.statuses[-want.error]);
    assert.equal(error.status, want.error);
    assert.equal(error.step ?? "read", want.error_in.replace("encoding", "read"));
    assert.ok(error.message.length > 0);
    assert.deepEqual([error.line ?? 0, error.offset ?? 0],
        [want.rule_line ?? 0, want.rule_offset ?? 0]);
}

function checkPage(c, page) {
    const { page: p, lines, text, markdown } = c.expected;
    const same = (ours, theirs) => sameModel ? theirs : ours;
    assert.deepEqual(
        [page.format, page.encoding, page.lines.length, page.bytes, page.skippedRules],
        [FORMATS[p.format], p.encoding, p.lines, p.bytes, p.skipped_rules]);
    assert.deepEqual(page.lines, lines.map((l, i) => {
        const ours = page.lines[i] ?? {};
        return {
            text: l.text, keep: same(ours.keep, l.keep === 1), score: same(ours.score, l.score),
            reasons: same(ours.reasons, l.reasons), kind: all.names.kinds[l.kind],
            flags: same(l.flags & ~TITLE | ours.flags & TITLE, l.flags), offset: l.offset,
            offsetEnd: l.offset_end, level: l.level, row: l.row, linkBytes: l.link_bytes,
        };
    }));
    if (sameModel) {
        assert.deepEqual(
            [page.verdict, page.confidence, page.kept, page.title, page.titleLine],
            [all.names.verdicts[p.verdict], p.confidence, p.kept, p.title, p.title_line]);
        assert.deepEqual([page.text, page.markdown], [text, markdown]);
    }
}

async function check(c, read) {
    let page;
    try {
        page = await read(c);
    } catch (error) {
        return c.expected.error ? checkError(c, error) : assert.fail(error);
    }
    assert.equal(c.expected.error, 0);
    checkPage(c, page);
}

function readNow(c) {
    const [cleaner, page, options] = prepare(c);
    return cleaner.cleanSync(page, options);
}

async function readLater(c) {
    const [cleaner, page, options] = prepare(c);
    return cleaner.clean(page, options);
}

test("the shared cases", async (t) => {
    assert.ok(cases.length >= 60);
    if (!sameModel)
        t.diagnostic(`the cases are of model ${all.model}: no verdicts are compared`);
    for (const c of cases)
        await t.test(c.name, () => check(c, readNow));
});

test("the shared cases, all at once, from both ends", () => Promise.all(
    [...cases, ...[...cases].reverse()].map((c) => check(c, readLater))));

test("many promises of one cleaner say what one says", async () => {
    const cleaner = new Cleaner({ rules: "drop ferryman" });
    const pages = Array.from({ length: 200 }, (_, i) => html.subarray(0, 2000 + 25 * i));
    const alone = pages.map((page) => cleaner.cleanSync(page));
    const together = await Promise.all(pages.map((page) => cleaner.clean(page)));
    together.forEach((page, i) => {
        assert.equal(page.text, alone[i].text);
        assert.deepEqual(page.lines, alone[i].lines);
    });
});

test("a page is a string, bytes of any kind, or pieces of them", async () => {
    const text = html.toString(), shared = new SharedArrayBuffer(html.length);
    new Uint8Array(shared).set(html);
    const whole = (await clean(html)).text;
    const halves = () => [html.subarray(0, 4000), html.subarray(4000)];
    async function* stream() { yield* halves(); }
    const buffer = new Uint8Array(html).buffer;
    for (const page of [text, buffer, shared, new DataView(buffer), halves(), new Set(halves())]) {
        assert.equal(cleanSync(page).text, whole);
        assert.equal((await clean(page)).text, whole);
    }
    assert.equal((await clean(stream())).text, whole);
    assert.equal((await clean([text.slice(0, 900), text.slice(900)])).text, whole);
    for (const wrong of [undefined, null, 1, {}, [1], [[html]]]) {
        assert.throws(() => cleanSync(wrong), TypeError);
        await assert.rejects(clean(wrong), TypeError);
    }
    assert.throws(() => cleanSync("<p>", { encoding: "utf-8" }), TypeError);
    assert.equal(cleanSync("<meta charset=koi8-r><p>Ж").lines[0].text, "Ж");
    for (const words of ["plain", "caf\u00e9", "\u0416\u3042", "a \u{1f41d} b \u{10ffff}", ""])
        assert.equal(cleanSync(words, { rules: "keep ." }).text, words && words + "\n");
    assert.throws(() => cleanSync("", { formt: "html" }), TypeError);
    assert.throws(() => cleanSync("", { format: "pdf" }), TypeError);
    assert.throws(() => cleanSync("", { maxLines: 1.5 }), { code: "DEHUSK_E_OPTION" });
    assert.throws(() => cleanSync(html, { encoding: "utf-8\0" }), { code: "DEHUSK_E_ENCODING" });
});

test("a promise does not see what its caller does to the bytes", async () => {
    const mine = Buffer.from(html), promise = clean(mine);
    mine.fill("x");
    assert.equal((await promise).text, cleanSync(html).text);
});

test("an endless page ends at the limit", async () => {
    async function* endless() { for (;;) yield "<p>word word</p>".repeat(4096); }
    await assert.rejects(clean(endless(), { maxPageBytes: 1 << 20 }), { code: "DEHUSK_E_LIMIT" });
});

test("the event loop turns while pages are read", async () => {
    const page = Buffer.concat(Array(200).fill(html));
    let turns = 0, done = false;
    const reading = clean(page).finally(() => { done = true; });
    for (; !done; turns++)
        await new Promise(setImmediate);
    await reading;
    assert.ok(turns > 2, `${turns} turns`);
});

test("import knows the same names, and a worker the same text", async () => {
    const imported = await import("dehusk");
    for (const name of Object.keys(dehusk))
        assert.equal(imported[name], dehusk[name]);
    const code = `const { parentPort, workerData: d } = require("node:worker_threads");
        parentPort.postMessage(require(d.from).cleanSync(d.html).text)`;
    const said = await Promise.all([1, 2].map(() => new Promise((resolve, reject) => {
        const worker = new Worker(code, {
            eval: true, workerData: { html, from: require.resolve("dehusk") },
        });
        worker.once("message", resolve).once("error", reject);
    })));
    const { text } = cleanSync(html);
    assert.deepEqual(said, [text, text]);
});

test("what is not asked for is not made", () => {
    const page = cleanSync(html, { markdown: false });
    assert.throws(() => page.markdown, TypeError);
    assert.equal(`${page}`, cleanSync(html).text);
    assert.equal(new Rules("keep a\ndrop b").size, 2);
    assert.deepEqual(dehusk.reasonNames(2 ** all.names.reasons.length - 1), all.names.reasons);
});

test("presets, comments and models are the library's", () => {
    const kept = (options) => cleanSync(html, options).kept;
    assert.ok(kept({ preset: "strict" }) <= kept({ preset: "rag" }));
    assert.equal(kept({ preset: "corpus" }), kept({ comments: "drop" }));
    assert.equal(kept({ preset: "strict", keepPermille: 500 }), kept({ preset: "corpus" }));
    assert.match(cleanSync(html, { preset: "rag" }).text, /^The last ferryman/);
    assert.throws(() => new Cleaner({ preset: "?" }), { code: "DEHUSK_E_OPTION" });
    assert.throws(() => new Cleaner({ comments: "some" }), TypeError);
    assert.throws(() => new dehusk.Model(html), { code: "DEHUSK_E_MODEL" });
});

test("a model of one's own scores the lines", () => {
    const file = path.join(os.tmpdir(), `dehusk-${process.pid}.model`);
    execFileSync(process.env.PYTHON || "python3", [
        path.join(root, "tests/quality/model_file.py"), file,
    ]);
    const bytes = readFileSync(file), scores = (options) =>
        cleanSync(html, options).lines.map((line) => line.score);
    rmSync(file);
    const same = new dehusk.Model(bytes);
    assert.equal(same.name, dehusk.modelId);
    assert.deepEqual(scores({ model: same }), scores());

    bytes.fill(0, 20, 52).write("another", 20);
    bytes.fill(100, 52, 4000); // weights of words
    let hash = 2166136261; // FNV-1a of all before it
    for (const byte of bytes.subarray(0, -4))
        hash = Math.imul(hash ^ byte, 16777619);
    assert.throws(() => new dehusk.Model(bytes), { code: "DEHUSK_E_MODEL" });
    bytes.writeInt32LE(hash, bytes.length - 4);
    const other = new dehusk.Model(bytes);
    assert.equal(other.name, "another");
    assert.notDeepEqual(scores({ model: other }), scores());
});

test("memory is flat over 10,000 pages, and cleaners go with their garbage", async () => {
    v8.setFlagsFromString("--expose-gc");
    const gc = vm.runInNewContext("gc"), cleaner = new Cleaner();
    async function some(count) {
        for (let i = 0; i < count; i++) {
            const page = html.subarray(0, 4000 + i % 4000);
            const read = i % 2 ? cleaner.cleanSync(page) : await cleaner.clean(page);
            assert.ok(read.bytes === page.length && (i % 7 || read.lines.length > 0));
            if (i % 10 === 0)
                await new Cleaner({ rules: "drop x" }).clean(page);
        }
        for (let i = 0; i < 5; i++) { // finalizers run when the loop turns
            gc();
            await new Promise(setImmediate);
        }
        return process.memoryUsage.rss() / 1024;
    }
    const before = await some(3000), after = await some(10000);
    assert.ok(after < before + 16384, `${before} KiB after 3,000 pages, ${after} after 10,000 more`);
});
