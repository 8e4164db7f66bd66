//! `cargo xtask serve`, and the same plain static host for the browser tests.

mod http;
mod mime;
mod site;

use crate::build::{self, When};
use crate::failure::{Failure, Result};
use crate::workspace;
use site::Site;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

const PORT: u16 = 8080;
/// How many ports after the usual one are tried when it is taken.
const SPARE_PORTS: u16 = 20;

/// What the command line of `serve` asks for.
struct Options {
    port: Option<u16>,
    base: String,
}

/// Builds if anything changed, then serves `dist` until interrupted.
pub fn command(arguments: &[String]) -> Result<()> {
    let options = parse(arguments)?;
    build::release(When::Changed)?;
    let listener = listen(options.port)?;
    let port = port_of(&listener)?;
    println!("http://127.0.0.1:{port}{}", options.base);
    serve(&listener, Arc::new(Site::new(workspace::dist(), &options.base)));
    Ok(())
}

/// A host that runs in the background as long as this process does.
pub struct Background {
    /// Where the folder is, ending in a slash.
    pub url: String,
}

/// Serves a folder under the sub-path `base`, on a port of the system's choice.
pub fn in_background(folder: PathBuf, base: &str) -> Result<Background> {
    let listener = listen(Some(0))?;
    let url = format!("http://127.0.0.1:{}{base}", port_of(&listener)?);
    let site = Arc::new(Site::new(folder, base));
    thread::spawn(move || serve(&listener, site));
    Ok(Background { url })
}

fn serve(listener: &TcpListener, site: Arc<Site>) {
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        // A browser that hangs up early is no news.
        thread::spawn(move || http::answer(stream, |method, target| site.respond(method, target)).ok());
    }
}

fn parse(arguments: &[String]) -> Result<Options> {
    let mut options = Options { port: None, base: "/".into() };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let value = rest.next().ok_or_else(|| Failure::usage(format!("`{argument}` needs a value")))?;
        match argument.as_str() {
            "--port" => {
                let port = value.parse().map_err(|_| Failure::usage(format!("`{value}` is no port number")))?;
                options.port = Some(port);
            }
            "--base" => options.base = format!("/{}/", value.trim_matches('/')).replace("//", "/"),
            _ => return Err(Failure::usage(format!("unknown option `{argument}`"))),
        }
    }
    Ok(options)
}

/// The port asked for, or else the first free one from the usual one on.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let found = match port {
        Some(port) => bind(port),
        None => (PORT..PORT + SPARE_PORTS).find_map(|port| bind(port).ok()).map_or_else(|| bind(0), Ok),
    };
    found.map_err(|error| Failure::new(format!("cannot listen on 127.0.0.1: {error}")))
}

fn port_of(listener: &TcpListener) -> Result<u16> {
    let address = listener.local_addr().map_err(|error| Failure::new(format!("no local address: {error}")))?;
    Ok(address.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<(Option<u16>, String)> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        parse(&words).map(|options| (options.port, options.base))
    }

    #[test]
    fn options_are_read_and_checked() {
        assert_eq!(parsed(&[]).unwrap(), (None, "/".into()));
        assert_eq!(parsed(&["--port", "9000", "--base", "parks/demo"]).unwrap(), (Some(9000), "/parks/demo/".into()));
        assert_eq!(parsed(&["--base", "/"]).unwrap(), (None, "/".into()));
        for bad in [&["--port"][..], &["--port", "x"], &["--port", "70000"], &["--root", "x"]] {
            assert!(parsed(bad).is_err(), "{bad:?}");
        }
    }
}
