// build.js - compiles the addon against the installed library: npm install and npm run build do it.
//
// In:   cc (or CC), pkg-config (or PKG_CONFIG), Node's own headers: beside node, or of
//       libnode-dev.
// Out:  build/dehusk.node.  The library is found there where pkg-config found it, by an rpath.
//
// SPDX-License-Identifier: MIT
"use strict";
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const mac = process.platform === "darwin";
const places = [process.env.npm_config_nodedir, process.env.NODE_DIR,
    path.join(fs.realpathSync(process.execPath), "..", "..")]
    .filter(Boolean).map((place) => path.join(place, "include", "node"));
places.push("/usr/include/node", "/usr/include/nodejs/src");
const headers = places.find((place) => fs.existsSync(path.join(place, "node_api.h")));
if (!headers) {
    console.error("dehusk: node_api.h is missing (Debian: apt install libnode-dev); looked in "
        + places.join(", "));
    process.exit(1);
}

function pkgConfig(...asked) {
    const [tool, ...always] = (process.env.PKG_CONFIG || "pkg-config").split(" ");
    return execFileSync(tool, [...always, ...asked, "dehusk"], { encoding: "utf8" })
        .trim().split(/\s+/).filter(Boolean);
}

fs.mkdirSync(path.join(__dirname, "build"), { recursive: true });
execFileSync(process.env.CC || "cc", [
    "-std=c11", "-O2", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra",
    ...(mac ? ["-bundle", "-undefined", "dynamic_lookup"] : ["-shared"]),
    "-isystem", headers, ...pkgConfig("--cflags"),
    ...["addon.c", "addon_read.c", "page_block.c"].map((name) => path.join(__dirname, name)),
    "-o", path.join(__dirname, "build", "dehusk.node"),
    `-Wl,-rpath,${pkgConfig("--variable=libdir")}`, ...pkgConfig("--libs"),
], { stdio: "inherit" });
