//! Finds the C library: in the folder `DEHUSK_LIB_DIR`, else by `pkg-config` (`PKG_CONFIG`).
//!
//! Shared or static, as it is installed.  `DEP_DEHUSK_LIBDIR` tells the build scripts of crates
//! that depend on this one where it was found.
//!
//! SPDX-License-Identifier: MIT
use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    for name in ["DEHUSK_LIB_DIR", "PKG_CONFIG", "PKG_CONFIG_PATH"] {
        println!("cargo:rerun-if-env-changed={}", name);
    }
    match env::var("DEHUSK_LIB_DIR") {
        Ok(folder) => link_folder(&folder),
        Err(_) => link_found(),
    }
}

/// `DEHUSK_LIB_DIR` holds nothing but the library: a static one wants PCRE2, as the system has it.
fn link_folder(folder: &str) {
    search(folder);
    let names = ["libdehusk.so", "libdehusk.dylib", "libdehusk.a"];
    let file = names.iter().map(|name| Path::new(folder).join(name)).find(|file| file.exists());
    let file = file.unwrap_or_else(|| panic!("{}\n{}: holds none", HELP, folder));
    println!("cargo:rerun-if-changed={}", file.display());
    if file.ends_with("libdehusk.a") {
        println!("cargo:rustc-link-lib=static=dehusk");
        println!("cargo:rustc-link-lib=pcre2-8");
    } else {
        println!("cargo:rustc-link-lib=dehusk");
    }
}

fn link_found() {
    // dehusk.pc of a static library says so, to those who compile C; it says more when asked.
    let is_static = pkg_config(&["--cflags"]).contains("-DDEHUSK_STATIC");
    let words = pkg_config(if is_static { &["--static", "--libs"] } else { &["--libs"] });
    search(pkg_config(&["--variable=libdir"]).trim());
    for word in words.split_whitespace() {
        if let Some(folder) = word.strip_prefix("-L") {
            println!("cargo:rustc-link-search=native={}", folder);
        } else if word == "-ldehusk" && is_static {
            println!("cargo:rustc-link-lib=static=dehusk");
        } else if let Some(library) = word.strip_prefix("-l") {
            println!("cargo:rustc-link-lib={}", library);
        }
    }
}

fn search(folder: &str) {
    println!("cargo:rustc-link-search=native={}", folder);
    println!("cargo:libdir={}", folder);
}

fn pkg_config(arguments: &[&str]) -> String {
    let program = env::var("PKG_CONFIG").unwrap_or_else(|_| "pkg-config".into());
    let said = Command::new(&program).args(arguments).arg("dehusk").output();
    match said {
        Ok(said) if said.status.success() => String::from_utf8_lossy(&said.stdout).into_owned(),
        Ok(said) => panic!("{}\n{}", HELP, String::from_utf8_lossy(&said.stderr)),
        Err(error) => panic!("{}\n{}: {}", HELP, program, error),
    }
}

const HELP: &str = "the C library dehusk was not found: install it and let PKG_CONFIG_PATH \
                    name the folder of dehusk.pc, or DEHUSK_LIB_DIR that of the library";
