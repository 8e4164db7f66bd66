//! A folder as a website under a sub-path: which file answers which address.

use super::http::{Method, Response};
use super::mime;
use std::fs;
use std::path::{Path, PathBuf};

pub struct Site {
    folder: PathBuf,
    /// Starts and ends with a slash.
    base: String,
}

impl Site {
    pub fn new(folder: PathBuf, base: &str) -> Self {
        Self { folder, base: base.to_owned() }
    }

    /// The answer of a plain static host: files, `index.html` for folders, a redirect to the missing slash, 404.
    pub fn respond(&self, method: Method, target: &str) -> Response {
        if method == Method::Other {
            return plain("405 Method Not Allowed");
        }
        let address = target.split(['?', '#']).next().unwrap_or_default();
        if format!("{address}/") == self.base {
            return Response { location: Some(self.base.clone()), ..plain("301 Moved Permanently") };
        }
        let Some(mut path) = address.strip_prefix(&self.base).and_then(|inner| self.file(inner)) else {
            return plain("404 Not Found");
        };
        if path.is_dir() {
            path.push("index.html");
        }
        match fs::read(&path) {
            Ok(body) => Response { status: "200 OK", content_type: mime::of(&path), location: None, body },
            Err(_) => plain("404 Not Found"),
        }
    }

    /// The path below our folder that the address names; `None` when it tries to leave it.
    fn file(&self, address: &str) -> Option<PathBuf> {
        let decoded = percent_decoded(address)?;
        let mut path = self.folder.clone();
        for part in decoded.split('/').filter(|part| !part.is_empty()) {
            let plain = Path::new(part).file_name().is_some_and(|name| name == part);
            if !plain || part.contains(['\\', ':', '\0']) {
                return None;
            }
            path.push(part);
        }
        Some(path)
    }
}

fn plain(status: &'static str) -> Response {
    Response { status, content_type: "text/plain; charset=utf-8", location: None, body: status.as_bytes().to_vec() }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let decoded = match byte {
            b'%' => {
                let pair = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?
            }
            _ => byte,
        };
        bytes.push(decoded);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site with `index.html`, `a b.wasm` and, outside of it, `secret.txt`.
    fn site(name: &str) -> Site {
        let outside = std::env::temp_dir().join(format!("yuanheng-site-{}-{name}", std::process::id()));
        let folder = outside.join("dist");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "page").unwrap();
        fs::write(folder.join("a b.wasm"), "wasm").unwrap();
        fs::write(outside.join("secret.txt"), "secret").unwrap();
        Site::new(folder, "/sub/")
    }

    fn got(site: &Site, target: &str) -> (&'static str, &'static str, String) {
        let response = site.respond(Method::Get, target);
        (response.status, response.content_type, String::from_utf8(response.body).unwrap())
    }

    #[test]
    fn files_are_found_under_the_base() {
        let site = site("found");
        assert_eq!(got(&site, "/sub/?v=1"), ("200 OK", "text/html; charset=utf-8", "page".into()));
        assert_eq!(got(&site, "/sub/a%20b.wasm"), ("200 OK", "application/wasm", "wasm".into()));
        let moved = site.respond(Method::Get, "/sub");
        assert_eq!((moved.status, moved.location.as_deref()), ("301 Moved Permanently", Some("/sub/")));
    }

    #[test]
    fn nothing_else_is() {
        let site = site("else");
        let bad =
            ["/", "/other/", "/sub/none", "/sub/../secret.txt", "/sub/%2e%2e/secret.txt", "/sub/%2e%2e%2fsecret.txt"];
        for target in bad.into_iter().chain(["/sub/%ff", "/sub/%2", "/sub/..%5csecret.txt"]) {
            assert_eq!(got(&site, target).0, "404 Not Found", "{target}");
        }
        assert_eq!(site.respond(Method::Other, "/sub/").status, "405 Method Not Allowed");
    }
}
