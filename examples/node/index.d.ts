// index.d.ts - the manual of dehusk for Node.
//
//     import { clean } from "dehusk";
//     const page = await clean(html);
//     console.log(page.title, page.verdict, page.text);
//
// SPDX-License-Identifier: MIT

/// <reference types="node" />

export type Format = "auto" | "text" | "markdown" | "html";
export type Verdict = "empty" | "article" | "listing" | "prompt" | (string & {});
export type Kind =
    | "text" | "heading" | "item" | "cell" | "code" | "quote" | "caption" | (string & {});
export type Bytes = ArrayBufferView | ArrayBuffer | SharedArrayBuffer;
export type Piece = Bytes | string;

/** 0 and undefined are the default of every number. */
export interface Options {
    /** What the bytes are; "auto" finds out. */
    format?: Format;
    /** Put the title line into the text (Markdown: always). */
    title?: boolean;
    /** Give what is dropped instead. */
    invert?: boolean;
    /** The dial: 1 keeps nearly all, 1000 only what is sure; 500. */
    keepPermille?: number;
    /** DEHUSK_E_LIMIT beyond. */
    maxLines?: number;
    /** Longer lines are cut in pieces. */
    maxLineBytes?: number;
    /** DEHUSK_E_LIMIT beyond. */
    maxPageBytes?: number;
    /** Of readers' comments under an article: as the scorer says ("auto"), kept, or dropped. */
    comments?: "auto" | "keep" | "drop";
    /** Settings for one purpose, under what else is said here. */
    preset?: "article" | "rag" | "corpus" | "strict";
    /** Patterns of your own; a string is made Rules. */
    rules?: Rules | string;
    /** What scores the lines; the built-in one. */
    model?: Model;
    /** false: make no Markdown, which saves a tenth of the time of a page; true. */
    markdown?: boolean;
}

export interface OfPage {
    /** What you know of the bytes, from an HTTP header, say: a label of the WHATWG Encoding
        Standard.  A string has none. */
    encoding?: string;
}

/** A line of a page, kept or dropped, and why. */
export interface Line {
    readonly text: string;
    readonly keep: boolean;
    /** Permille: 0 surely husk, 1000 surely article. */
    readonly score: number;
    /** Bits; reasonNames() spells them. */
    readonly reasons: number;
    readonly kind: Kind;
    /** Bits of lineFlags. */
    readonly flags: number;
    /** Its first byte in the page, and one past its last; of a string, bytes of its UTF-8. */
    readonly offset: number;
    readonly offsetEnd: number;
    /** Heading: 1-6; item, quote: depth, from 1; else 0. */
    readonly level: number;
    /** Cell: number of its row, from 1; else 0. */
    readonly row: number;
    /** Bytes of the text, as UTF-8, inside links. */
    readonly linkBytes: number;
}

/** What was read from one page.  It never changes and may be kept. */
export class Page {
    private constructor();
    /** The kept lines. */
    readonly text: string;
    /** The kept lines as Markdown, with the title; throws after the option `markdown: false`. */
    readonly markdown: string;
    /** All lines, kept or dropped; made when first asked for. */
    readonly lines: readonly Line[];
    /** "" if none was found. */
    readonly title: string;
    /** Its index in lines, -1 if no line is it. */
    readonly titleLine: number;
    readonly verdict: Verdict;
    /** Permille: the F1 that the kept lines are expected to have. */
    readonly confidence: number;
    /** What it was read as, never "auto". */
    readonly format: Format;
    /** "UTF-8", "windows-1251", ... */
    readonly encoding: string;
    /** How many lines are kept. */
    readonly kept: number;
    /** How many bytes were read. */
    readonly bytes: number;
    /** Matches of rules given up because a pattern met a limit of work. */
    readonly skippedRules: number;
    toString(): string;
}

/** Options for many pages; any number of promises may be under way at once. */
export class Cleaner {
    constructor(options?: Options);
    /** Reads a page in another thread.  Bytes are copied before it returns; pieces are gathered
        (a stream, the body of a response, an array). */
    clean(page: Piece | Iterable<Piece> | AsyncIterable<Piece>, options?: OfPage): Promise<Page>;
    /** Reads a page in this thread: less work in all, but nothing else goes on meanwhile. */
    cleanSync(page: Piece | Iterable<Piece>, options?: OfPage): Page;
}

/** Patterns of your own, one a line: `keep PATTERN` or `drop PATTERN` (PCRE2).  They never change;
    any number of cleaners may share them. */
export class Rules {
    constructor(text: Piece);
    /** How many there are. */
    readonly size: number;
}

/** Tables trained on other pages: what tests/quality/train.py --model writes. */
export class Model {
    constructor(bytes: Bytes);
    readonly name: string;
}

/** What the library refused. */
export class DehuskError extends Error {
    /** "DEHUSK_E_LIMIT", ... */
    readonly code: string;
    /** The same as a number of dehusk.h. */
    readonly status: number;
    /** Of a rule that is wrong: its line, from 1, and the bytes before the mistake. */
    readonly line?: number;
    readonly offset?: number;
}

/** Cleaner.clean() with these options. */
export function clean(
    page: Piece | Iterable<Piece> | AsyncIterable<Piece>, options?: Options & OfPage): Promise<Page>;
/** Cleaner.cleanSync() with these options. */
export function cleanSync(page: Piece | Iterable<Piece>, options?: Options & OfPage): Page;
/** Names of the bits of line.reasons: ["links", "short"]. */
export function reasonNames(reasons: number): string[];
/** Bits of line.flags. */
export const lineFlags: {
    readonly cut: 1; readonly break: 2; readonly hidden: 4; readonly title: 8;
    readonly header: 16; readonly ordered: 32;
};
/** Names the built-in models: verdicts of two versions may differ if it does. */
export const modelId: string;
/** Version of the C library. */
export const version: string;
