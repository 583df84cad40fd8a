// index.js - dehusk for Node: index.d.ts is the manual.
//
// SPDX-License-Identifier: MIT
"use strict";
const { native, names, modelId, version } = require("./native.js");
const { FORMATS, Page } = require("./page.js");
const { bytesOf, Pieces } = require("./pieces.js");

const lineFlags = Object.freeze({
    cut: 1, break: 2, hidden: 4, title: 8, header: 16, ordered: 32,
});
const COMMENTS = ["auto", "keep", "drop"];
const NUMBERS = ["keepPermille", "maxLines", "maxLineBytes", "maxPageBytes"];
const KNOWN = new Set([
    ...NUMBERS, "format", "title", "invert", "comments", "preset", "rules", "model", "markdown",
]);

class DehuskError extends Error {
    constructor(status, message = names.message(status)) {
        super(message);
        this.status = status;
        this.code = names.status(status);
    }
}
DehuskError.prototype.name = "DehuskError";

/** The names of the bits of line.reasons. */
function reasonNames(reasons) {
    const found = [];
    for (let bit = 1; bit <= reasons; bit *= 2) {
        if (reasons & bit)
            found.push(names.reason(bit));
    }
    return found;
}

class Rules {
    #made;

    constructor(text) {
        const made = native.rules(typeof text === "string" ? Buffer.from(text) : bytesOf(text));
        if (Array.isArray(made)) {
            const [status, line, offset, message] = made;
            const error = new DehuskError(status, line > 0 ? `line ${line}: ${message}` : undefined);
            throw line > 0 ? Object.assign(error, { line, offset }) : error;
        }
        this.#made = made;
    }

    get size() { return native.count(this.#made); }

    /** @internal */
    static handle(rules) { return rules.#made; }
}

class Model {
    #made;

    constructor(bytes) {
        this.#made = native.model(bytesOf(bytes));
        if (typeof this.#made === "number")
            throw new DehuskError(this.#made);
    }

    get name() { return native.modelName(this.#made); }

    /** @internal */
    static handle(model) { return model.#made; }
}

/** What native.cleaner() sets in dehusk_options. */
function numbersOf(options) {
    const { format, comments, title, invert, preset } = options, numbers = {};
    for (const name of Object.keys(options)) {
        if (!KNOWN.has(name))
            throw new TypeError(`dehusk has no option '${name}'`);
        if (NUMBERS.includes(name) && options[name] !== undefined)
            numbers[name] = Number(options[name]);
    }
    const index = (known, value) => {
        if (value !== undefined && !known.includes(value))
            throw new TypeError(`'${value}' is none of ${known.join(", ")}`);
        return value === undefined ? undefined : known.indexOf(value);
    };
    numbers.format = index(FORMATS, format);
    numbers.comments = index(COMMENTS, comments);
    if (title !== undefined || invert !== undefined)
        numbers.flags = (title ? 1 : 0) | (invert ? 2 : 0);
    if (preset !== undefined)
        numbers.preset = String(preset);
    return numbers;
}

/** Read by any number of promises at once: each takes a context of its own. */
class Cleaner {
    #made;
    #kept; // what the native half borrows
    #markdown;
    #most;

    constructor(options = {}) {
        const { rules, model, markdown = true } = options, numbers = numbersOf(options);
        this.#kept = { rules: typeof rules === "string" ? new Rules(rules) : rules, model };
        this.#markdown = Boolean(markdown);
        this.#made = native.cleaner(numbers, this.#kept.rules && Rules.handle(this.#kept.rules),
            model && Model.handle(model), this.#markdown);
        if (typeof this.#made === "number")
            throw new DehuskError(this.#made);
        this.#most = native.limit(this.#made);
    }

    cleanSync(page, { encoding } = {}) {
        const pieces = new Pieces(this.#most, encoding).addNow(page);
        return this.#page(native.read([this.#made, ...pieces.bytes], pieces.encoding, false));
    }

    async clean(page, { encoding } = {}) {
        const pieces = await new Pieces(this.#most, encoding).addAll(page);
        const answer = native.read([this.#made, ...pieces.bytes], pieces.encoding, true);
        return this.#page(await answer); // which keeps 'this', and the rules in it, until then
    }

    #page(answer) {
        if (typeof answer === "number")
            throw new DehuskError(answer);
        return new Page(answer, this.#markdown);
    }
}

let shared;

/** A Cleaner of these options; one for all who have none. */
function cleanerOf({ encoding, ...options }) {
    if (Object.keys(options).length > 0)
        return new Cleaner(options);
    return shared ??= new Cleaner();
}

async function clean(page, options = {}) {
    return cleanerOf(options).clean(page, options);
}

function cleanSync(page, options = {}) {
    return cleanerOf(options).cleanSync(page, options);
}

module.exports = {
    clean, cleanSync, Cleaner, DehuskError, lineFlags, Model, modelId, Page, reasonNames, Rules,
    version,
};
