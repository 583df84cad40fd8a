// native.js - the addon, and the names that the library gives to numbers.
//
// SPDX-License-Identifier: MIT
"use strict";
const native = require("./build/dehusk.node");

/** What the library calls a number; asked once. */
function namer(which) {
    const known = new Map();
    return (number) => {
        if (!known.has(number))
            known.set(number, native.name(which, number));
        return known.get(number);
    };
}

const names = Object.freeze({
    kind: namer(0), verdict: namer(1), reason: namer(2), status: namer(3), message: namer(4),
});
const modelId = native.name(5, 0);
const version = native.name(6, 0);

module.exports = { native, names, modelId, version };
