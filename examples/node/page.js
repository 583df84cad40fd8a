// page.js - what was read from one page: reads the block that page_block.c makes.
//
// Why:  strings are made when they are asked for, so that a page whose text alone is wanted costs
//       no more than its text.  A Page holds nothing native: it may be kept, and outlives its
//       Cleaner.
//
// SPDX-License-Identifier: MIT
"use strict";
const { names } = require("./native.js");

const FORMATS = ["auto", "text", "markdown", "html"];
const HEAD = 12, RECORD = 11; // numbers of 32 bits in a head, in a record
const NO_TITLE = 0xffffffff;

class Page {
    #numbers; // the head and the records
    #bytes;
    #at; // where text, markdown, title, encoding and the lines' texts begin
    #text;
    #markdown;
    #lines;
    #hasMarkdown;

    /** @internal */
    constructor(block, hasMarkdown) {
        const head = new Uint32Array(block.buffer, 0, HEAD);
        this.#numbers = new Uint32Array(block.buffer, 0, HEAD + head[7] * RECORD);
        this.#bytes = block;
        this.#hasMarkdown = hasMarkdown;
        this.#at = [this.#numbers.byteLength];
        for (let i = 0; i < 4; i++)
            this.#at.push(this.#at[i] + head[8 + i]);
    }

    #part(i) {
        return this.#bytes.utf8Slice(this.#at[i], this.#at[i + 1]);
    }

    get text() { return this.#text ??= this.#part(0); }

    get markdown() {
        if (!this.#hasMarkdown)
            throw new TypeError("the cleaner was told to make no Markdown");
        return this.#markdown ??= this.#part(1);
    }

    get title() { return this.#part(2); }
    get encoding() { return this.#part(3); }
    get verdict() { return names.verdict(this.#numbers[0]); }
    get confidence() { return this.#numbers[1]; }
    get format() { return FORMATS[this.#numbers[2]]; }
    get kept() { return this.#numbers[3]; }
    get bytes() { return this.#numbers[4]; }
    get titleLine() { return this.#numbers[5] === NO_TITLE ? -1 : this.#numbers[5]; }
    get skippedRules() { return this.#numbers[6]; }
    get lines() { return this.#lines ??= this.#readLines(); }

    #readLines() {
        const lines = [], numbers = this.#numbers;
        let at = this.#at[4];
        for (let i = HEAD; i < numbers.length; i += RECORD) {
            lines.push(Object.freeze({
                text: this.#bytes.utf8Slice(at, at += numbers[i + 10]),
                keep: numbers[i + 1] !== 0,
                score: numbers[i + 2],
                reasons: numbers[i + 3],
                kind: names.kind(numbers[i]),
                flags: numbers[i + 4],
                offset: numbers[i + 5],
                offsetEnd: numbers[i + 6],
                level: numbers[i + 7],
                row: numbers[i + 8],
                linkBytes: numbers[i + 9],
            }));
        }
        return Object.freeze(lines);
    }

    toString() { return this.text; }

    toJSON() {
        const { title, verdict, confidence, format, encoding, kept, bytes, text } = this;
        return { title, verdict, confidence, format, encoding, kept, bytes, text };
    }

    [Symbol.for("nodejs.util.inspect.custom")](depth, options, inspect) {
        return "Page " + inspect(this.toJSON(), options);
    }
}

module.exports = { FORMATS, Page };
