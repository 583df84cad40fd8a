// pieces.js - a page as whoever calls has it, made an array of bytes for the addon.
//
// SPDX-License-Identifier: MIT
"use strict";

function bytesOf(given) {
    if (given instanceof Uint8Array)
        return given;
    if (ArrayBuffer.isView(given))
        return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
    if (given instanceof ArrayBuffer || given instanceof SharedArrayBuffer)
        return new Uint8Array(given);
    throw new TypeError("a page is a string, bytes, or an iterable of bytes");
}

/** Bytes to be read at once: copied only where other threads may write to them. */
function viewOf(given) {
    const bytes = bytesOf(given);
    return bytes.buffer instanceof SharedArrayBuffer ? Buffer.from(bytes) : bytes;
}

/** Bytes that nobody writes to while another thread reads them. */
function copyOf(given) {
    return Buffer.from(bytesOf(given));
}

function has(page, iterator) {
    return typeof page === "object" && page !== null && !ArrayBuffer.isView(page)
        && typeof page[iterator] === "function";
}

class Pieces {
    bytes = [];
    isText = false;
    #count = 0;
    #most;
    #label;

    constructor(most, label) {
        this.#most = most;
        this.#label = label === undefined ? undefined : String(label);
    }

    /** What the page is encoded in, as far as is known. */
    get encoding() { return this.#label ?? (this.isText ? "utf-8" : undefined); }

    add(piece, view) {
        if (typeof piece === "string" && this.#label !== undefined)
            throw new TypeError("a string has no encoding");
        this.isText = typeof piece === "string";
        const bytes = this.isText ? Buffer.from(piece) : view(piece);
        this.bytes.push(bytes);
        this.#count += bytes.length;
        return this.#count > this.#most; // enough: the rest would be read for nothing
    }

    addNow(page) {
        for (const piece of has(page, Symbol.iterator) ? page : [page]) {
            if (this.add(piece, viewOf))
                break;
        }
        return this;
    }

    async addAll(page) {
        const many = has(page, Symbol.asyncIterator) || has(page, Symbol.iterator);
        if (!many)
            this.add(page, copyOf); // before the caller goes on
        for await (const piece of many ? page : []) {
            if (this.add(piece, copyOf))
                break;
        }
        return this;
    }
}

module.exports = { bytesOf, Pieces };
